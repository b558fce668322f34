package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What the engine's errors mean for who must decide whether its files can still be used. */
public final class EngineErrors {
  private static final String NO_SPACE = "No space left";

  /** Words of errors of a sound folder that the machine does not let us use. */
  private static final List<String> NO_DAMAGE =
      List.of(NO_SPACE, "Permission denied", "Read-only", "Too many open files");

  private EngineErrors() {}

  /** Whether an error, or what caused it, says that files are damaged or missing. */
  public static boolean isDamage(@Nullable Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (each instanceof RocksDBException engine) {
        return isDamage(engine);
      }
    }
    return false;
  }

  /** Whether an error, or what caused it, says that there is no space. */
  static boolean isFull(Throwable error) {
    for (Throwable each = error; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage()).contains(NO_SPACE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the folder is open already, here or in another process. */
  static boolean isInUse(RocksDBException error) {
    String message = String.valueOf(error.getMessage());
    return message.contains("lock hold by") || message.contains("While lock file");
  }

  private static boolean isDamage(RocksDBException error) {
    String message = String.valueOf(error.getMessage());
    Status status = error.getStatus();
    if (status != null && status.getCode() == Status.Code.Corruption) {
      return true;
    }
    boolean sound = isInUse(error) || NO_DAMAGE.stream().anyMatch(message::contains);
    return !sound
        && status != null
        && switch (status.getCode()) {
          case IOError, NotFound, InvalidArgument, NotSupported -> true;
          default -> false;
        };
  }

  /**
   * Whether a folder holds tables that nothing leads to. The engine would begin anew there and
   * delete them.
   */
  public static boolean isHeadless(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || Files.exists(folder.resolve("CURRENT"))) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> name.endsWith(".sst") || name.startsWith("MANIFEST-"));
    }
  }
}
