package org.parkwatch.telemetry.log;

/**
 * Reads the log in order. Called on one thread of its own; it may be behind, then it reads from
 * disk.
 */
public interface LogConsumer {
  /** Stable name, such as {@code alerting}; appears in figures and errors. */
  String name();

  /**
   * Offset of the first group whose effect is not yet durable here. Asked at the start and again
   * from time to time: the log keeps everything from there on.
   */
  long resumeFrom();

  /**
   * Takes the next group.
   *
   * @throws RuntimeException if it cannot; the log logs it, marks the consumer as failed and goes
   *     on without it
   */
  void accept(LogGroup group);
}
