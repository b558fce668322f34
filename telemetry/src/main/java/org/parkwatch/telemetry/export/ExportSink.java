package org.parkwatch.telemetry.export;

import java.io.IOException;
import org.parkwatch.telemetry.history.Rolled;

/** Where rows go: a format. Confined to one thread. */
interface ExportSink {
  /** One sample; the value of a BAD one is not looked at. */
  void sample(ExportPoint point, long millis, double value, byte quality) throws IOException;

  /** One roll-up. */
  void rollup(ExportPoint point, Rolled rolled) throws IOException;

  /** Writes what is still held back, and the file's end. */
  void finish() throws IOException;
}
