package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.app.control.ControlCommand.Progress;

/** Brings a backup back into a new data folder. */
final class Restore {
  private Restore() {}

  /**
   * Checks everything, unpacks beside the folder, opens what can be opened, then gives it its name.
   *
   * @param data a folder that does not exist, or is empty
   * @return sentences for the operator
   * @throws BackupRefused if the backup is damaged or the folder is not empty; nothing changed
   */
  static String run(Path file, Path data, Progress progress) throws IOException {
    Path target = data.toAbsolutePath().normalize();
    refuseUnlessEmpty(target);
    Path draft = target.resolveSibling(target.getFileName() + ".restoring");
    Path key = target.resolveSibling(target.getFileName() + ".key");
    try (Archive archive = new Archive(file)) {
      Manifest manifest = archive.manifest();
      boolean hasKey = manifest.files().containsKey(Layout.KEY);
      if (hasKey && Files.exists(key)) {
        throw new BackupRefused("the key would be put into " + key + ", which exists already");
      }
      progress.say("checking " + file);
      archive.check(progress);
      Layout.delete(draft);
      try {
        Files.createDirectories(draft);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
        archive.unpack(draft, progress);
        progress.say("opening what was unpacked");
        Contents.compare(manifest, draft);
        if (hasKey) {
          Files.move(draft.resolve(Layout.KEY), key);
          Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        }
        Files.deleteIfExists(target);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names =
            FileChannel.open(target.resolveSibling("."), StandardOpenOption.READ)) {
          names.force(true);
        }
      } finally {
        Layout.delete(draft);
      }
      return sentence(target, manifest, hasKey ? key : null);
    }
  }

  private static void refuseUnlessEmpty(Path target) throws IOException {
    if (!Files.exists(target)) {
      if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
        throw new BackupRefused("there is no folder " + target.getParent());
      }
      return;
    }
    try (Stream<Path> inside = Files.list(target)) {
      if (inside.findAny().isPresent()) {
        throw new BackupRefused(
            target + " is not empty; a backup is restored into a new folder only");
      }
    }
  }

  private static String sentence(Path target, Manifest manifest, @Nullable Path key) {
    String taken = manifest.facts().getOrDefault("taken", "?");
    String database = manifest.facts().getOrDefault("database", "");
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "restored: %s, %,d files, as they were at %s.",
                target,
                manifest.files().size(),
                taken));
    if (key != null) {
      text.append(" The key of the secrets is ").append(key);
      text.append(": name it in PARKWATCH_KEY_FILE, or move it to ~/.config/parkwatch/key.");
    } else {
      text.append(" It has no secrets: set them (./parkwatch credential), or copy secrets/ there.");
    }
    if (database.startsWith("jdbc:postgresql")) {
      text.append(" Its database ").append(database);
      text.append(" is not in the backup: bring it back with pg_restore before the start.");
    }
    return text.toString();
  }
}
