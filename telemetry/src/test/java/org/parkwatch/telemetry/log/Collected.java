package org.parkwatch.telemetry.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.parkwatch.telemetry.sample.SampleBatch;

/** A consumer that remembers what it got; it can be held up. Thread-safe. */
final class Collected implements LogConsumer {
  private final String name;
  private final List<LogGroup> groups = new ArrayList<>();
  private volatile long resumeFrom;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  Collected(String name, long resumeFrom) {
    this.name = name;
    this.resumeFrom = resumeFrom;
  }

  /** Stops after the next group until {@link #goOn}. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void goOn() {
    gate.countDown();
  }

  void durableTo(long nextOffset) {
    resumeFrom = nextOffset;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long resumeFrom() {
    return resumeFrom;
  }

  @Override
  public void accept(LogGroup group) {
    synchronized (groups) {
      groups.add(group);
    }
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<LogGroup> groups() {
    synchronized (groups) {
      return List.copyOf(groups);
    }
  }

  /** All values of samples in order. */
  List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (LogGroup group : groups()) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Samples(SampleBatch batch)) {
          for (int row = 0; row < batch.size(); row++) {
            values.add(batch.value(row));
          }
        }
      }
    }
    return values;
  }

  List<LogRecord.Watermark> watermarks() {
    List<LogRecord.Watermark> marks = new ArrayList<>();
    for (LogGroup group : groups()) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Watermark mark) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }

  List<String> commands() {
    List<String> topics = new ArrayList<>();
    for (LogGroup group : groups()) {
      for (LogRecord record : group.records()) {
        if (record instanceof LogRecord.Command(String topic, byte[] _)) {
          topics.add(topic);
        }
      }
    }
    return topics;
  }
}
