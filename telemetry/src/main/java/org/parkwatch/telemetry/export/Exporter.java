package org.parkwatch.telemetry.export;

import java.io.IOException;
import java.io.OutputStream;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.Rolled;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.history.Tier;

/**
 * Reads a selection from history in pages and writes it row by row: memory does not grow with what
 * is selected. Points come one after the other, each in the order of time. It ends early when the
 * stream takes no more, or when its thread is interrupted. Thread-safe.
 */
public final class Exporter {
  /** Samples, and spans of roll-ups, that are read at once. */
  static final int PAGE = 8192;

  private final History history;

  public Exporter(History history) {
    this.history = history;
  }

  /**
   * Writes a selection.
   *
   * @param out not closed
   * @return rows without a header
   * @throws IOException if the stream takes no more, or the thread was interrupted
   */
  public long write(ExportSelection selection, ExportFormat format, OutputStream out)
      throws IOException {
    ExportSink sink = format.sink(selection, out);
    long rows = 0;
    for (ExportPoint point : selection.points()) {
      Tier tier = selection.tier();
      rows +=
          tier == null ? samples(selection, point, sink) : rollups(selection, point, tier, sink);
    }
    sink.finish();
    return rows;
  }

  private long samples(ExportSelection selection, ExportPoint point, ExportSink sink)
      throws IOException {
    long rows = 0;
    for (long from = selection.fromMillis(); from < selection.toMillis(); ) {
      stopIfInterrupted();
      Series page = history.range(point.id(), from, selection.toMillis(), PAGE);
      for (int i = 0; i < page.size(); i++) {
        sink.sample(point, page.millis()[i], page.values()[i], page.qualities()[i]);
      }
      rows += page.size();
      // No two samples of a point have one time.
      from = page.size() < PAGE ? selection.toMillis() : page.millis()[PAGE - 1] + 1;
    }
    return rows;
  }

  private long rollups(ExportSelection selection, ExportPoint point, Tier tier, ExportSink sink)
      throws IOException {
    long rows = 0;
    long step = tier.millis() * PAGE;
    for (long from = selection.fromMillis(); from < selection.toMillis(); from += step) {
      stopIfInterrupted();
      long to = Math.min(from + step, selection.toMillis());
      for (Rolled rolled : history.rollups(point.id(), tier, from, to)) {
        sink.rollup(point, rolled);
        rows++;
      }
    }
    return rows;
  }

  private static void stopIfInterrupted() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new IOException("the export was stopped");
    }
  }
}
