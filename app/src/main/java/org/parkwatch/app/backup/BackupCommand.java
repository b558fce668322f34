package org.parkwatch.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.app.control.ControlClient;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.app.storage.DataFolderInUse;
import org.parkwatch.app.storage.DataFolderUnusable;
import org.parkwatch.app.storage.WallClock;
import org.parkwatch.collectors.credentials.Vault;

/** {@code ./parkwatch backup} and {@code ./parkwatch restore}. */
public final class BackupCommand {
  private static final String USAGE =
      """
      usage: parkwatch backup FILE|DIR [--with-secrets]
                                            everything a server needs to go on, while it runs or not;
                                            in a DIR the file is named by the time
             parkwatch restore FILE         checks a backup and unpacks it into a new data folder
             [--data DIR]                   the data folder (default: data)

      What is in it and how to try a restore: docs/backup.md.\
      """;

  private BackupCommand() {}

  /** Exit status 0: done; 1: refused; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), Vault.usualKeyFile(), out, err));
  }

  static int run(List<String> arguments, Path keyFile, PrintStream out, PrintStream err) {
    List<String> words = new ArrayList<>(arguments);
    Path data = Path.of("data");
    int at = words.indexOf("--data");
    if (at >= 0 && at + 1 < words.size()) {
      data = Path.of(words.get(at + 1));
      words.subList(at, at + 2).clear();
    }
    boolean secrets = words.remove("--with-secrets");
    if (words.size() != 2) {
      err.println(USAGE);
      return 2;
    }
    Path file = Path.of(words.get(1)).toAbsolutePath();
    try {
      return switch (words.getFirst()) {
        case "backup" -> backup(data, file, secrets, keyFile, out, err);
        case "restore" -> {
          out.println(Restore.run(file, data, out::println));
          yield 0;
        }
        default -> {
          err.println(USAGE);
          yield 2;
        }
      };
    } catch (IOException | UncheckedIOException | DataFolderInUse | DataFolderUnusable e) {
      err.println(words.getFirst() + ": " + e.getMessage());
      return 1;
    }
  }

  private static int backup(
      Path data, Path file, boolean secrets, Path keyFile, PrintStream out, PrintStream err)
      throws IOException {
    if (!Files.isDirectory(data)) {
      throw new BackupRefused("there is no data folder " + data.toAbsolutePath());
    }
    List<String> command = List.of(BackupVerb.VERB, file.toString(), secrets ? "yes" : "no");
    Optional<Integer> answered =
        ControlClient.send(DataFolder.controlSocket(data), command, out, err);
    if (answered.isPresent()) {
      return answered.get();
    }
    try (DataFolder held = DataFolder.open(data)) {
      Path root = held.root();
      Backup backup = new Backup(root, keyFile, WallClock.ofMachine(), new StoppedSource(root));
      out.println(backup.take(file, secrets, out::println));
      return 0;
    }
  }
}
