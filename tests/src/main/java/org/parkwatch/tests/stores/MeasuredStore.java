package org.parkwatch.tests.stores;

import java.io.IOException;
import java.util.Optional;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A store under measurement, in a process of its own. Confined to one thread. */
public interface MeasuredStore extends AutoCloseable {
  /** As the result names it, such as {@code victoria-metrics}. */
  String name();

  /** What the machine lacks to run it; empty if nothing. */
  Optional<String> missing();

  /** Starts it on an empty folder; returns once it takes samples. */
  void start() throws IOException;

  /** Stores what was sampled at one instant; it is durable by the store's own rule on return. */
  void write(SampleBatch batch, long millis) throws IOException;

  /** Waits until all that was written can be read. */
  void taken() throws IOException;

  /** Waits until what follows on writing (seals, merges) is done. */
  void settle() throws IOException;

  /** The process. */
  long pid();

  /** What lies on disk, once it is settled. */
  long diskBytes() throws IOException;

  /** Of these the packed samples alone, without roll-ups and indexes; NaN if it does not say. */
  double packedBytes() throws IOException;

  /** Reads a point in 500 buckets; returns milliseconds. */
  double read(int point, long fromMillis, long toMillis) throws IOException;

  /** Sums the means of all points in steps of five minutes; returns milliseconds. */
  double sum(long fromMillis, long toMillis) throws IOException;

  /** Reads what all points stood at; returns milliseconds. */
  double asOf(long millis) throws IOException;

  @Override
  void close();
}
