package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the simulators answered, by their own record: lines of {@code
 * epochMillis,device,requestId,fate,delayMillis,sequence,oid=raw;oid=raw…}. Immutable.
 */
public final class Truth {
  private static final int FIELDS = 7;

  /**
   * An answer that a device gave as it should.
   *
   * @param millis of the machine's wall clock, when it left
   * @param request id of the request it answers
   * @param count which of this device's answers with its energy register it was, from 1; 0 if it
   *     did not carry the register
   * @param state whether the device called itself overloaded
   */
  public record Answer(long millis, int request, long count, State state) {}

  /** What an answer says about the load. */
  public enum State {
    /** The answer does not speak of it. */
    UNTOLD,
    NORMAL,
    OVERLOADED
  }

  /** Codes on the wire for a load that is too high, near or over its limit, as the MIB has them. */
  private record Overload(long from, long to) {}

  /** By the object: PowerNet-MIB, PDU2-MIB, Sentry4-MIB, EATON-EPDU-MIB, VERTIV-V5-MIB. */
  private static final Map<String, Overload> OVERLOADS =
      Map.of(
          "1.3.6.1.4.1.318.1.1.26.4.3.1.4.1", new Overload(3, 4),
          "1.3.6.1.4.1.13742.6.5.2.3.1.3.1.1.1", new Overload(5, 6),
          "1.3.6.1.4.1.1718.4.1.3.3.1.2.1.1", new Overload(16, 17),
          "1.3.6.1.4.1.534.6.6.7.3.3.1.5.0.1.1", new Overload(3, 4),
          "1.3.6.1.4.1.21239.5.2.1.13.0", new Overload(1, Long.MAX_VALUE),
          "1.3.6.1.4.1.21239.5.2.1.14.0", new Overload(1, Long.MAX_VALUE));

  private final Map<String, List<Answer>> answers = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();

  private Truth() {}

  static Truth read(Path file) {
    Truth truth = new Truth();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(truth::take);
    } catch (IOException e) {
      throw new UncheckedIOException("the record of answers cannot be read", e);
    }
    return truth;
  }

  private void take(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("no line of a record of answers: " + line);
    }
    if (fields[3].equals("garbage")) {
      return;
    }
    String device = fields[1];
    long sequence = Long.parseLong(fields[5]);
    Long before = sequences.put(device, sequence);
    // Before the record began, the device may have answered already: the first line is its own.
    boolean register = before == null ? sequence > 0 : sequence != before;
    long left = Long.parseLong(fields[0]) + Long.parseLong(fields[4]);
    answers
        .computeIfAbsent(device, code -> new ArrayList<>())
        .add(
            new Answer(
                left, Integer.parseInt(fields[2]), register ? sequence : 0, state(fields[6])));
  }

  private static State state(String values) {
    State state = State.UNTOLD;
    for (String value : values.split(";", -1)) {
      int equals = value.indexOf('=');
      Overload overload = equals < 0 ? null : OVERLOADS.get(value.substring(0, equals));
      if (overload != null) {
        long code = Long.parseLong(value.substring(equals + 1));
        if (code >= overload.from() && code <= overload.to()) {
          return State.OVERLOADED;
        }
        state = State.NORMAL;
      }
    }
    return state;
  }

  /** The answers of a device in the order in which they were given. */
  public List<Answer> of(String device) {
    return answers.getOrDefault(device, List.of());
  }

  /** When a device first called itself overloaded, in UTC milliseconds; empty if it never did. */
  public OptionalLong firstOverload(String device) {
    return of(device).stream()
        .filter(answer -> answer.state() == State.OVERLOADED)
        .mapToLong(Answer::millis)
        .findFirst();
  }
}
