package org.parkwatch.alerting.cause;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.rules.Symptom;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;

/**
 * The board with the alarms of one cause as one line. Nothing is lost by it: the journal has every
 * alarm, {@link #each} shows every one, {@link #incident} says why each stands where it stands, and
 * who takes the line takes all that stand behind it. Thread-safe.
 */
public final class IncidentBoard implements AlarmBoard {
  /** Rule that a line names whose cause is suspected only. */
  public static final String SUSPECTED = "cause.suspected";

  private static final Viewer ALERTING = Viewer.system("alerting");

  /** Causes are looked for again so often, though no alarm changed: devices fall silent before. */
  private static final long LOOK_MILLIS = 1000;

  private final AlarmBoard inner;
  private final Supplier<Park> parks;
  private final Predicate<Device> silent;
  private final CaseLines lines;
  private final InstantSource clock;
  private final CauseFinder finder;

  private final Object lock = new Object();
  private @Nullable Picture picture;
  private Picture.@Nullable View wholeView;
  private long seen = -1;
  private long lookedAt;
  private long tookMillis;
  private long changes;
  private List<Carrier> carriers = List.of();

  /**
   * Sorts what another board has.
   *
   * @param silent whether a device does not answer now
   * @param symptoms what an alarm says of its equipment
   * @param advisor says what an alarm means that does nothing else
   */
  public IncidentBoard(
      AlarmBoard inner,
      Supplier<Park> parks,
      Predicate<Device> silent,
      Newest newest,
      Function<Alarm, Symptom> symptoms,
      Advisor advisor,
      InstantSource clock) {
    this.inner = inner;
    this.parks = parks;
    this.silent = silent;
    lines = new CaseLines(newest, advisor);
    this.clock = clock;
    finder = new CauseFinder(symptoms);
  }

  private Picture look() {
    synchronized (lock) {
      Picture before = picture;
      long now = clock.millis();
      long revision = inner.revision();
      // a flood changes ten times a second; sorting it must not take all of a core
      long pause = revision != seen ? Math.min(LOOK_MILLIS, 4 * tookMillis) : LOOK_MILLIS;
      if (before != null && now - lookedAt < pause) {
        return before;
      }
      Park park = parks.get();
      CauseGraph graph = before == null ? null : before.graph();
      if (graph == null || graph.park().revision() != park.revision()) {
        graph = CauseGraph.of(park);
        carriers = Carriers.of(graph);
      }
      seen = revision;
      lookedAt = now;
      List<Alarm> alarms = inner.standing(ALERTING);
      List<Case> found = finder.find(graph, carriers, alarms, silent, now);
      tookMillis = Math.max(0, clock.millis() - now);
      wholeView = null;
      if (before != null && before.graph() == graph && found.equals(before.cases())) {
        return before;
      }
      changes++;
      Picture after = Picture.of(graph, alarms, found);
      picture = after;
      return after;
    }
  }

  @Override
  public long revision() {
    look();
    synchronized (lock) {
      return inner.revision() + changes;
    }
  }

  @Override
  public List<Alarm> standing(Viewer viewer) {
    return view(viewer).lines();
  }

  @Override
  public Map<Long, Meaning> meanings(Viewer viewer) {
    return view(viewer).meanings();
  }

  /** Made once for all who may see everything: the desks of a flooded control room are many. */
  private Picture.View view(Viewer viewer) {
    synchronized (lock) {
      Picture now = look();
      if (!viewer.scope().everything()) {
        return lines.seen(now, inner.standing(viewer), false);
      }
      Picture.View known = wholeView;
      if (known == null) {
        known = lines.seen(now, now.alarms(), true);
        wholeView = known;
      }
      return known;
    }
  }

  @Override
  public List<Alarm> each(Viewer viewer) {
    return inner.standing(viewer);
  }

  @Override
  public List<Alarm> behind(Viewer viewer, long line) {
    List<Alarm> alarms = withCauseOf(viewer, look(), line);
    return alarms.size() > 1 && Picture.oldest(alarms) == line ? alarms : List.of();
  }

  @Override
  public Optional<Incident> incident(Viewer viewer, long line) {
    Picture now = look();
    List<Alarm> alarms = withCauseOf(viewer, now, line);
    if (alarms.isEmpty()) {
      return Optional.empty();
    }
    Case found = now.cases().get(Objects.requireNonNull(now.caseOf().get(line)));
    return Optional.of(lines.incident(now, found, alarms, viewer.scope().everything()));
  }

  /** All alarms that the viewer sees and that have one cause with this one, itself included. */
  private List<Alarm> withCauseOf(Viewer viewer, Picture now, long alarm) {
    Integer found = now.caseOf().get(alarm);
    if (found == null) {
      return List.of();
    }
    return viewer.scope().everything()
        ? Picture.alarmsOf(now.cases().get(found))
        : inner.standing(viewer).stream()
            .filter(other -> found.equals(now.caseOf().get(other.id())))
            .toList();
  }

  @Override
  public Optional<Alarm> coveredBy(Viewer viewer, long alarm) {
    Picture now = look();
    List<Alarm> alarms = withCauseOf(viewer, now, alarm);
    if (alarms.size() < 2) {
      return Optional.empty();
    }
    Case found = now.cases().get(Objects.requireNonNull(now.caseOf().get(alarm)));
    return Optional.of(lines.line(now, found, alarms, viewer.scope().everything()));
  }

  @Override
  public List<Alarm> ended(Viewer viewer, int limit) {
    return inner.ended(viewer, limit);
  }

  @Override
  public CompletableFuture<Integer> acknowledge(
      Viewer viewer, Collection<Long> alarms, String reason) {
    return inner.acknowledge(viewer, unfolded(viewer, alarms), reason);
  }

  @Override
  public List<Shelved> shelved(Viewer viewer) {
    return inner.shelved(viewer);
  }

  @Override
  public CompletableFuture<Integer> shelve(
      Viewer viewer, Collection<Long> alarms, Shelving how, String reason) {
    return inner.shelve(viewer, unfolded(viewer, alarms), how, reason);
  }

  @Override
  public CompletableFuture<Integer> unshelve(Viewer viewer, Collection<Long> alarms) {
    return inner.unshelve(viewer, alarms);
  }

  /** The alarms themselves, for lines that stand for several. */
  private List<Long> unfolded(Viewer viewer, Collection<Long> alarms) {
    List<Long> all = new ArrayList<>();
    for (long id : alarms) {
      List<Alarm> behind = behind(viewer, id);
      if (behind.isEmpty()) {
        all.add(id);
      } else {
        behind.forEach(alarm -> all.add(alarm.id()));
      }
    }
    return all;
  }

  @Override
  public AlarmLife life() {
    return new LifeOfLines(inner.life(), this::unfolded);
  }

  @Override
  public boolean journalled() {
    return inner.journalled();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return inner.onChange(listener);
  }
}
