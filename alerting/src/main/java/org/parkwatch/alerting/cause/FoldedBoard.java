package org.parkwatch.alerting.cause;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.PlaceLine;
import org.parkwatch.alerting.board.Shelved;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.cause.MassSilence.Cause;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PlaceKind;

/**
 * The board with the alarms of one cause as one line. Nothing is lost by it: the journal has every
 * alarm, {@link #each} shows every one, and who takes the line takes all that stand behind it.
 * Thread-safe.
 */
public final class FoldedBoard implements AlarmBoard {
  /** Rule that such a line names. */
  public static final String RULE = "common.silence";

  private static final Viewer ALERTING = Viewer.system("alerting");

  /** Causes are looked for again so often, though no alarm changed: devices fall silent before. */
  private static final long LOOK_MILLIS = 1000;

  private final AlarmBoard inner;
  private final Supplier<Park> parks;
  private final InstantSource clock;
  private final MassSilence silence;

  private final Object lock = new Object();
  private long seen = -1;
  private long lookedAt;
  private List<Cause> causes = List.of();
  private Map<Long, Cause> byAlarm = Map.of();
  private long changes;

  /**
   * Folds what another board has.
   *
   * @param silent whether a device does not answer now
   */
  public FoldedBoard(
      AlarmBoard inner, Supplier<Park> parks, Predicate<Device> silent, InstantSource clock) {
    this.inner = inner;
    this.parks = parks;
    this.clock = clock;
    silence = new MassSilence(silent);
  }

  private Map<Long, Cause> look() {
    synchronized (lock) {
      long now = clock.millis();
      long revision = inner.revision();
      if (revision == seen && now - lookedAt < LOOK_MILLIS) {
        return byAlarm;
      }
      seen = revision;
      lookedAt = now;
      List<Cause> found = silence.find(parks.get(), inner.standing(ALERTING), now);
      if (!found.equals(causes)) {
        changes++;
        causes = found;
        Map<Long, Cause> index = new HashMap<>();
        found.forEach(cause -> cause.alarms().forEach(alarm -> index.put(alarm.id(), cause)));
        byAlarm = index;
      }
      return byAlarm;
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
    Map<Long, Cause> folded = look();
    List<Alarm> visible = inner.standing(viewer);
    if (folded.isEmpty()) {
      return visible;
    }
    List<Alarm> lines = new ArrayList<>();
    Map<Cause, List<Alarm>> behind = new HashMap<>();
    for (Alarm alarm : visible) {
      Cause cause = folded.get(alarm.id());
      if (cause == null) {
        lines.add(alarm);
      } else {
        behind.computeIfAbsent(cause, x -> new ArrayList<>()).add(alarm);
      }
    }
    Park park = parks.get();
    behind.forEach((cause, alarms) -> lines.add(line(park, viewer, cause, alarms)));
    lines.sort(ORDER);
    return lines;
  }

  @Override
  public List<Alarm> each(Viewer viewer) {
    return inner.standing(viewer);
  }

  @Override
  public List<Alarm> behind(Viewer viewer, long line) {
    List<Alarm> alarms = withCauseOf(viewer, line);
    return !alarms.isEmpty() && oldest(alarms).id() == line ? alarms : List.of();
  }

  /**
   * All alarms that the viewer sees and that have one cause with this one; empty if it has none.
   */
  private List<Alarm> withCauseOf(Viewer viewer, long id) {
    Map<Long, Cause> folded = look();
    Cause cause = folded.get(id);
    return cause == null
        ? List.of()
        : inner.standing(viewer).stream()
            .filter(alarm -> cause.equals(folded.get(alarm.id())))
            .toList();
  }

  private static Alarm oldest(List<Alarm> alarms) {
    return alarms.stream().min(Comparator.comparingLong(Alarm::id)).orElseThrow();
  }

  @Override
  public Optional<Alarm> coveredBy(Viewer viewer, long alarm) {
    Cause cause = look().get(alarm);
    List<Alarm> alarms = withCauseOf(viewer, alarm);
    return cause == null || alarms.isEmpty()
        ? Optional.empty()
        : Optional.of(line(parks.get(), viewer, cause, alarms));
  }

  /** One line for all alarms of a cause that the viewer sees. */
  private static Alarm line(Park park, Viewer viewer, Cause cause, List<Alarm> alarms) {
    Alarm oldest = oldest(alarms);
    AlarmState state =
        any(alarms, AlarmState.UNACKNOWLEDGED)
            ? AlarmState.UNACKNOWLEDGED
            : any(alarms, AlarmState.ACKNOWLEDGED)
                ? AlarmState.ACKNOWLEDGED
                : AlarmState.RETURNED_UNACKNOWLEDGED;
    Optional<Alarm> taken =
        state == AlarmState.ACKNOWLEDGED
            ? alarms.stream().filter(alarm -> alarm.acknowledgedBy() != null).findFirst()
            : Optional.empty();
    int place = cause.carrier().place();
    return new Alarm(
        oldest.id(),
        alarms.stream().mapToInt(Alarm::severity).min().orElse(oldest.severity()),
        state,
        RULE,
        -1,
        -1,
        -1,
        park.enclosing(place, PlaceKind.ROOM).map(room -> room.id()).orElse(-1),
        PlaceLine.of(park, place),
        what(viewer, cause, alarms.size()),
        Double.NaN,
        Double.NaN,
        "",
        0,
        alarms.stream().mapToLong(Alarm::sinceMillis).min().orElse(0),
        state == AlarmState.RETURNED_UNACKNOWLEDGED
            ? alarms.stream().mapToLong(Alarm::returnedMillis).max().orElse(0)
            : 0,
        taken.map(Alarm::acknowledgedBy).orElse(null),
        taken.map(Alarm::acknowledgedMillis).orElse(0L),
        taken.map(Alarm::reason).orElse(null));
  }

  private static boolean any(List<Alarm> alarms, AlarmState state) {
    return alarms.stream().anyMatch(alarm -> alarm.state() == state);
  }

  /** Who sees a part of the park only is told of that part only. */
  private static Names what(Viewer viewer, Cause cause, int visible) {
    Names names = cause.carrier().names();
    boolean whole = viewer.scope().everything();
    int count = whole ? cause.silent() : visible;
    int of = cause.carrier().devices().size();
    return new Names(
        names.en()
            + " suspected: "
            + (whole
                ? count + " of " + of + " devices"
                : count == 1 ? "1 device" : count + " devices")
            + " behind it silent",
        "疑似" + names.zh() + "故障：其下" + (whole ? of + "台设备中" : "") + count + "台无应答");
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
  public boolean journalled() {
    return inner.journalled();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return inner.onChange(listener);
  }
}
