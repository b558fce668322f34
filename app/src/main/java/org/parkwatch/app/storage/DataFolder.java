package org.parkwatch.app.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which one server keeps everything. Locked while the server lives, so that two
 * servers never share one folder. Immutable but for the lock; thread-safe.
 */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if it is new and locks it.
   *
   * @throws DataFolderInUse if another process holds it
   * @throws DataFolderUnusable if it cannot be written, for one because its disk is read-only
   */
  public static DataFolder open(Path root) {
    try {
      ownersOnly(root.resolve("run"));
      ownersOnly(root.resolve("secrets"));
      Path lock = root.resolve("run/server.lock");
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new DataFolderInUse(root, Files.readString(lock));
      }
      channel.truncate(0);
      channel.write(StandardCharsets.US_ASCII.encode("" + ProcessHandle.current().pid()));
      return new DataFolder(root, channel);
    } catch (IOException e) {
      throw new DataFolderUnusable(root, e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void ownersOnly(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Park files: what the operator wrote, or the reference park. */
  public Path park() {
    return root.resolve("park");
  }

  /** A copy of the park files that are in force, so that a difference can be told. */
  public Path parkInForce() {
    return root.resolve("park-in-force");
  }

  /** Own rules and profiles of this site, beside those that ship. */
  public Path site() {
    return root.resolve("site");
  }

  /** What this site says of its brokers and servers. */
  public Path connections() {
    return site().resolve("connections.yaml");
  }

  public Path database() {
    return root.resolve("db/parkwatch");
  }

  /** The file of the embedded database, once it has been used. */
  public Path embeddedFile() {
    return root.resolve("db/parkwatch.mv.db");
  }

  /** Where the database answers, if it is not the embedded one. */
  public Path databaseNote() {
    return root.resolve("db/url");
  }

  /** As whom the server signs in there. */
  public Path databaseLogin() {
    return root.resolve("secrets/database.yaml");
  }

  public Path log() {
    return root.resolve("log");
  }

  public Path latest() {
    return root.resolve("latest");
  }

  /** What derived points are computed with. */
  public Path derived() {
    return root.resolve("derived");
  }

  /** Alarm state and journal. */
  public Path live() {
    return root.resolve("live");
  }

  public Path history() {
    return root.resolve("history");
  }

  /** How far the log was passed on to the server of history. */
  public Path historyServer() {
    return root.resolve("history-server");
  }

  /** Certificates of OPC UA servers, trusted or not, and our own with its key. */
  public Path opcua() {
    return root.resolve("secrets/opcua");
  }

  /** What collectors know of devices and keep over restarts. */
  public Path collectors() {
    return root.resolve("collectors");
  }

  /** What devices told by themselves. */
  public Path events() {
    return root.resolve("events");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  /** Where the command line reaches the running server. */
  public static Path controlSocket(Path root) {
    return root.resolve("run/server.sock");
  }

  /** What was found damaged. */
  public Path damages() {
    return root.resolve("damage.tsv");
  }

  /** Where a backup of a data folder says how it went. */
  public static Path backupNote(Path root) {
    return root.resolve("last-backup.tsv");
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
