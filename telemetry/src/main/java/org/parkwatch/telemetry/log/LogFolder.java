package org.parkwatch.telemetry.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of the files of a log. */
final class LogFolder {
  private static final Pattern SEGMENT = Pattern.compile("samples-([0-9]{19})\\.log");

  private LogFolder() {}

  static Path segment(Path folder, long firstOffset) {
    return folder.resolve(String.format(Locale.ROOT, "samples-%019d.log", firstOffset));
  }

  /** The segments by their first offset, oldest first. */
  static NavigableMap<Long, Path> segments(Path folder) throws IOException {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.toList();
    }
    for (Path file : files) {
      Matcher name = SEGMENT.matcher(file.getFileName().toString());
      if (name.matches()) {
        segments.put(Long.parseLong(name.group(1)), file);
      }
    }
    return segments;
  }

  /** Makes new and deleted names of the folder durable. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
