package org.parkwatch.telemetry.latest;

/** The newest sample of every point. Reads are lock-free and may come from any thread. */
public interface Latest {
  /** Value of the newest sample; NaN if it is BAD or there never was one. */
  double value(int point);

  /** UTC milliseconds of the newest sample, 0 if there never was one. */
  long millis(int point);

  /** Quality code of the newest sample; BAD_TIMEOUT's code if there never was one. */
  byte quality(int point);

  /** UTC milliseconds of the newest usable sample, 0 if there never was one. */
  long usableMillis(int point);

  /** UTC milliseconds of the newest watermark: "data as of". */
  long watermark();
}
