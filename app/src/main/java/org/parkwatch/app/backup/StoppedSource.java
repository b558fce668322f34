package org.parkwatch.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.parkwatch.app.control.ControlCommand.Progress;

/** The parts of a data folder on which no server runs; whoever calls holds its lock. */
final class StoppedSource implements Backup.Source {
  private final Path data;

  StoppedSource(Path data) {
    this.data = data;
  }

  @Override
  public void add(
      Path staging,
      ArchiveWriter archive,
      Map<String, String> facts,
      Map<String, Long> counts,
      Progress progress)
      throws IOException {
    for (String place : List.of(Layout.LOG, Layout.LIVE, Layout.HISTORY, Layout.DATABASE)) {
      Backup.addAll(archive, data, place);
    }
    for (String place : Layout.CONSUMERS) {
      Backup.addAll(archive, data, place);
    }
    Path note = data.resolve("db/url");
    facts.put("database", Files.exists(note) ? Files.readString(note).strip() : "embedded");
    for (String place : List.of(Layout.LIVE, Layout.DATABASE)) {
      for (Map.Entry<String, Path> file : Layout.files(data, place).entrySet()) {
        Path copy = staging.resolve(file.getKey());
        Files.createDirectories(copy.toAbsolutePath().getParent());
        Files.copy(file.getValue(), copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    counts.putAll(Contents.count(staging));
    Contents.countLog(data.resolve(Layout.LOG), counts);
  }
}
