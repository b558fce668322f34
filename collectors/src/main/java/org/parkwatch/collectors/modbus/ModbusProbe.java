package org.parkwatch.collectors.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.line.Wire;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.binding.Mark;

/** Asks a Modbus unit that nobody knows of what make it is. Used by one thread. */
public final class ModbusProbe implements AutoCloseable {
  /**
   * What came of it.
   *
   * @param answered whether the unit answered anything
   * @param identity what it says of itself: names of objects with their texts; empty if it does not
   * @param fits profiles all of whose marks are there
   * @param others profiles that were tried, with what was found in place of their marks
   * @param trouble why there was no answer, for people
   */
  public record Found(
      boolean answered,
      Map<String, String> identity,
      List<Profile> fits,
      Map<String, String> others,
      Optional<String> trouble) {}

  private final Connection connection;
  private final int unit;
  private final Duration timeout;
  private boolean answered;

  /** Opens no connection yet. */
  public ModbusProbe(String host, int port, int unit, Duration timeout) {
    Wire wire =
        new Wire(
            new LineKey(host, port), timeout, Duration.ZERO, new AtomicLong(), System::nanoTime);
    connection = new Connection(wire, Framing.TCP);
    this.unit = unit;
    this.timeout = timeout;
  }

  /** Tries the profiles that have marks; others are left alone. */
  public Found find(Collection<Profile> profiles) {
    MakeCheck check = new MakeCheck(this::ask, count -> Arrays.copyOf(connection.places(), count));
    Map<Integer, String> told = check.identity();
    List<Profile> fits = new ArrayList<>();
    Map<String, String> others = new TreeMap<>();
    String trouble = null;
    for (Profile profile : profiles) {
      if (profile.identification().marks().isEmpty()) {
        continue;
      }
      switch (check.check(profile.identification().marks())) {
        case MakeCheck.Outcome.Fits fit -> fits.add(profile);
        case MakeCheck.Outcome.Other(String found) -> others.put(profile.id(), found);
        case MakeCheck.Outcome.Silent silent -> trouble = silent.refusal().text();
        case MakeCheck.Outcome.Unknown unknown ->
            trouble = unknown.failure().fault().text() + " " + unknown.failure().detail();
      }
      if (trouble != null && !answered) {
        break;
      }
    }
    Map<String, String> identity = new TreeMap<>();
    if (told != null) {
      told.forEach((object, text) -> identity.put(name(object), text));
    }
    return new Found(answered, identity, fits, others, Optional.ofNullable(trouble));
  }

  private Reply ask(UnitRequest request) {
    Reply reply = connection.exchange(request, unit, timeout);
    answered |= !(reply instanceof Reply.Failure);
    return reply;
  }

  private static String name(int object) {
    List<String> names = Mark.Told.OBJECTS;
    return object < names.size() ? names.get(object) : "object " + object;
  }

  @Override
  public void close() {
    connection.close();
  }
}
