package org.parkwatch.alerting.cause;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.parkwatch.alerting.board.Advice;
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
import org.parkwatch.facility.park.Names;
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
  private final Newest newest;
  private final Advisor advisor;
  private final InstantSource clock;
  private final CauseFinder finder;

  private final Object lock = new Object();
  private Picture picture = new Picture(List.of(), Map.of(), null);
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
    this.newest = newest;
    this.advisor = advisor;
    this.clock = clock;
    finder = new CauseFinder(symptoms);
  }

  private Picture look() {
    synchronized (lock) {
      long now = clock.millis();
      long revision = inner.revision();
      boolean changed = revision != seen;
      // a flood changes ten times a second; sorting it must not take all of a core
      long pause = changed ? Math.min(LOOK_MILLIS, 4 * tookMillis) : LOOK_MILLIS;
      CauseGraph graph = picture.graph();
      if (graph != null && now - lookedAt < pause) {
        return picture;
      }
      Park park = parks.get();
      if (graph == null || graph.park().revision() != park.revision()) {
        graph = CauseGraph.of(park);
        carriers = Carriers.of(graph);
      }
      seen = revision;
      lookedAt = now;
      List<Case> found = finder.find(graph, carriers, inner.standing(ALERTING), silent, now);
      tookMillis = Math.max(0, clock.millis() - now);
      if (picture.graph() != graph || !found.equals(picture.cases())) {
        changes++;
        Map<Long, Integer> index = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
          int number = i;
          found.get(i).roots().forEach(part -> index.put(part.fact().alarm().id(), number));
          found.get(i).parts().forEach(part -> index.put(part.fact().alarm().id(), number));
        }
        picture = new Picture(found, index, graph);
      }
      return picture;
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
    Picture now = look();
    List<Alarm> lines = new ArrayList<>();
    now.byCase(inner.standing(viewer), lines)
        .forEach(each -> lines.add(line(now, viewer, each.found(), each.alarms())));
    lines.sort(ORDER);
    return lines;
  }

  @Override
  public Map<Long, Meaning> meanings(Viewer viewer) {
    Picture now = look();
    boolean whole = viewer.scope().everything();
    Map<Long, Meaning> meanings = new HashMap<>();
    for (Picture.Seen each : now.byCase(inner.standing(viewer), new ArrayList<>())) {
      Alarm line = line(now, viewer, each.found(), each.alarms());
      if (each.alarms().size() > 1 || !line.equals(each.alarms().getFirst())) {
        Names sentence =
            Sentences.meaning(now.known(), each.found(), line, newest, consequence(line), whole);
        meanings.put(line.id(), new Meaning(sentence, each.alarms().size()));
      }
    }
    return meanings;
  }

  private Optional<Names> consequence(Alarm line) {
    return advisor.on(line).map(Advice::consequence);
  }

  private Alarm line(Picture now, Viewer viewer, Case found, List<Alarm> visible) {
    return Lines.of(now.known(), found, visible, newest, viewer.scope().everything());
  }

  @Override
  public List<Alarm> each(Viewer viewer) {
    return inner.standing(viewer);
  }

  @Override
  public List<Alarm> behind(Viewer viewer, long line) {
    List<Alarm> alarms = withCauseOf(viewer, look(), line);
    return alarms.size() > 1 && oldest(alarms) == line ? alarms : List.of();
  }

  @Override
  public Optional<Incident> incident(Viewer viewer, long line) {
    Picture now = look();
    List<Alarm> alarms = withCauseOf(viewer, now, line);
    if (alarms.isEmpty()) {
      return Optional.empty();
    }
    Case found = now.cases().get(Objects.requireNonNull(now.caseOf().get(line)));
    Alarm shown = line(now, viewer, found, alarms);
    boolean whole = viewer.scope().everything();
    Map<Long, Alarm> seenNow = new HashMap<>();
    alarms.forEach(alarm -> seenNow.put(alarm.id(), alarm));
    List<Incident.Part> parts = new ArrayList<>();
    found.roots().forEach(part -> add(parts, seenNow, part));
    found.parts().forEach(part -> add(parts, seenNow, part));
    return Optional.of(
        new Incident(
            shown,
            Sentences.of(now.known(), found, shown, newest, consequence(shown), whole),
            found.suspected(),
            parts,
            whole ? found.effects().impact(now.known().park()) : null));
  }

  private static void add(List<Incident.Part> to, Map<Long, Alarm> visible, Case.Part part) {
    Alarm alarm = visible.get(part.fact().alarm().id());
    if (alarm != null) {
      to.add(new Incident.Part(alarm, part.why().hides(), part.why().words()));
    }
  }

  /** All alarms that the viewer sees and that have one cause with this one, itself included. */
  private List<Alarm> withCauseOf(Viewer viewer, Picture now, long alarm) {
    Integer found = now.caseOf().get(alarm);
    return found == null
        ? List.of()
        : inner.standing(viewer).stream()
            .filter(other -> found.equals(now.caseOf().get(other.id())))
            .toList();
  }

  private static long oldest(List<Alarm> alarms) {
    return alarms.stream().min(Comparator.comparingLong(Alarm::id)).orElseThrow().id();
  }

  @Override
  public Optional<Alarm> coveredBy(Viewer viewer, long alarm) {
    Picture now = look();
    List<Alarm> alarms = withCauseOf(viewer, now, alarm);
    return alarms.size() < 2
        ? Optional.empty()
        : Optional.of(
            line(
                now,
                viewer,
                now.cases().get(Objects.requireNonNull(now.caseOf().get(alarm))),
                alarms));
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
