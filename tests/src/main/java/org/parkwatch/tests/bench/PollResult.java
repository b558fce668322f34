package org.parkwatch.tests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.parkwatch.tests.pollers.AgentField;
import org.parkwatch.tests.pollers.PollTask;

/** What the pollers cost, as one object of JSON. Confined to a thread. */
final class PollResult {
  /** Who read more or fewer values than this share of what was due is not compared. */
  private static final double TOLERANCE = 0.01;

  /**
   * What one poller did in the measured time.
   *
   * @param counts what the agents were asked by it
   * @param cpuSeconds user and system time of its processes
   * @param rssBytes resident memory at the end
   * @param load the machine's load average over the last minute of it
   */
  record Measured(
      String name,
      boolean peer,
      String described,
      AgentField.Counts counts,
      double cpuSeconds,
      long rssBytes,
      double load) {
    double cpuSecondsPerMillionValues() {
      return cpuSeconds * 1e6 / counts.values();
    }
  }

  private final PollTask task;
  private final Duration warmUp;
  private final Duration time;
  private final List<Measured> pollers = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  PollResult(PollTask task, Duration warmUp, Duration time) {
    this.task = task;
    this.warmUp = warmUp;
    this.time = time;
  }

  /** Takes a poller in; true if it read what was due. */
  boolean add(Measured measured) {
    pollers.add(measured);
    return comparable(measured);
  }

  /** A poller that is not installed here. */
  void leaveOut(String name) {
    leftOut.add(name);
  }

  private double share(Measured measured) {
    return (double) measured.counts().values() / task.values(time);
  }

  private boolean comparable(Measured measured) {
    return Math.abs(share(measured) - 1) <= TOLERANCE;
  }

  /**
   * Each poller's figures, then {@code ratioToBestPeer}: the first of ours divided by the cheapest
   * peer; null unless both read what was due.
   */
  Figures figures() {
    Figures figures = new Figures();
    figures.put("devices", task.agents().size());
    figures.put("intervalSeconds", task.interval().toSeconds());
    figures.put("warmUpSeconds", warmUp.toSeconds());
    figures.put("measuredSeconds", time.toSeconds());
    figures.put("promisedValues", task.values(time));
    Figures all = new Figures();
    pollers.forEach(measured -> all.put(measured.name(), figures(measured)));
    figures.put("pollers", all);
    figures.put("leftOut", String.join(", ", leftOut));
    Optional<Measured> ours =
        pollers.stream().filter(m -> !m.peer()).findFirst().filter(this::comparable);
    Optional<Measured> best =
        pollers.stream()
            .filter(Measured::peer)
            .filter(this::comparable)
            .min(Comparator.comparingDouble(Measured::cpuSecondsPerMillionValues));
    figures.put("bestPeer", best.map(Measured::name).orElse(""));
    figures.put(
        "ratioToBestPeer",
        ours.isPresent() && best.isPresent()
            ? ours.get().cpuSecondsPerMillionValues() / best.get().cpuSecondsPerMillionValues()
            : Double.NaN,
        3);
    return figures;
  }

  private Figures figures(Measured measured) {
    AgentField.Counts counts = measured.counts();
    Figures one = new Figures();
    one.put("cpuSecondsPerMillionValues", measured.cpuSecondsPerMillionValues(), 2);
    one.put("requestsPerDevice", (double) counts.requests() / task.reads(time), 3);
    one.put("objectsPerRequest", (double) counts.asked() / counts.requests(), 2);
    one.put("values", counts.values());
    one.put("valuesShare", share(measured), 4);
    one.put("cpuSeconds", measured.cpuSeconds(), 2);
    one.put("cores", measured.cpuSeconds() / time.toSeconds(), 4);
    one.put("rssMb", measured.rssBytes() / 1048576.0, 0);
    one.put("load", measured.load(), 1);
    one.put("is", measured.described());
    return one;
  }
}
