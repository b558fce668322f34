package org.parkwatch.telemetry.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of file an export is. */
public enum ExportFormat {
  /** Text for spreadsheets: RFC 4180. */
  CSV("text/csv;charset=UTF-8", 100, 165),
  /** Apache Parquet: columns, typed and compressed, for programs that work on much data. */
  PARQUET("application/vnd.apache.parquet", 4, 12);

  /** The word for it in a query, beside those of {@link ExportQuery}. */
  public static final String WORD = "format";

  private final String mediaType;
  private final int sampleBytes;
  private final int rollupBytes;

  ExportFormat(String mediaType, int sampleBytes, int rollupBytes) {
    this.mediaType = mediaType;
    this.sampleBytes = sampleBytes;
    this.rollupBytes = rollupBytes;
  }

  /**
   * The format of this name; CSV if there is none.
   *
   * @throws ExportRefused if there is no such format
   */
  public static ExportFormat named(String name) {
    if (name.isBlank()) {
      return CSV;
    }
    for (ExportFormat format : values()) {
      if (format.word().equalsIgnoreCase(name.strip())) {
        return format;
      }
    }
    throw new ExportRefused(
        List.of(
            "format '%s' is unknown; known: %s"
                .formatted(
                    name,
                    Arrays.stream(values())
                        .map(ExportFormat::word)
                        .collect(Collectors.joining(", ")))));
  }

  /** Its name in queries, which is the end of the file's name too. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As HTTP says it. */
  public String mediaType() {
    return mediaType;
  }

  /** About how many bytes a selection comes to, by the sizes that rows usually have. */
  public long expectedBytes(ExportSelection selection) {
    return selection.expectedRows() * (selection.tier() == null ? sampleBytes : rollupBytes);
  }

  /** Begins a file. */
  ExportSink sink(ExportSelection selection, OutputStream out) throws IOException {
    return switch (this) {
      case CSV -> new CsvSink(selection, out);
      case PARQUET -> new ParquetSink(selection, out);
    };
  }
}
