package org.parkwatch.telemetry.influx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The embedded store as the end of a copy, on a folder that no server uses. */
public final class EmbeddedEnd implements CopyEnd {
  private final Opening opening;
  private @Nullable HistoryStore open;

  /** Opens the store, again after each time it was made durable. */
  public interface Opening {
    /**
     * Opens it.
     *
     * @throws IOException if it cannot be used
     */
    HistoryStore open() throws IOException;
  }

  /** Opens the store when it is first needed. */
  public EmbeddedEnd(Opening opening) {
    this.opening = opening;
  }

  private HistoryStore store() throws IOException {
    HistoryStore known = open;
    if (known == null) {
      known = opening.open();
      open = known;
    }
    return known;
  }

  @Override
  public SampleBatch read(Block block, long fromMillis, long toMillis) throws IOException {
    return read(store(), block, fromMillis, toMillis);
  }

  /** All samples of a block in a time, rows of one instant beside each other. */
  static SampleBatch read(History history, Block block, long fromMillis, long toMillis)
      throws IOException {
    SampleBatch all = new SampleBatch(1024);
    try {
      for (int point = block.firstPoint(); point < block.end(); point++) {
        Series series = history.range(point, fromMillis, toMillis, Integer.MAX_VALUE);
        for (int i = 0; i < series.size(); i++) {
          all.add(point, series.millis()[i], series.values()[i], series.qualities()[i]);
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    return Instants.inOrder(all);
  }

  @Override
  public long write(SampleBatch batch) throws IOException {
    Map<Integer, SampleBatch> points = new HashMap<>();
    for (int row = 0; row < batch.size(); row++) {
      points
          .computeIfAbsent(batch.point(row), point -> new SampleBatch(1024))
          .add(batch.point(row), batch.millis(row), batch.value(row), batch.quality(row));
    }
    long taken = 0;
    for (Map.Entry<Integer, SampleBatch> each : points.entrySet()) {
      taken += store().addPast(each.getKey(), InTimeOrder.of(each.getValue(), Integer.MAX_VALUE));
    }
    return taken;
  }

  /** {@inheritDoc} Closing writes everything to disk. */
  @Override
  public void settle() {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  @Override
  public void close() {
    settle();
  }
}
