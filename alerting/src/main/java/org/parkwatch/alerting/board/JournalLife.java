package org.parkwatch.alerting.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmCommand.Act;
import org.parkwatch.alerting.journal.AlarmRow;
import org.parkwatch.alerting.journal.Note;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;

/** The life of alarms as a projection of the journal. Thread-safe: {@code lock} is the board's. */
final class JournalLife implements AlarmLife {
  private final Object lock;
  private final CommandDesk desk;
  private final Supplier<Park> park;
  private final Function<AlarmRow, Alarm> shown;
  private final Map<Long, AlarmRow> standing = new HashMap<>();
  private final Map<Long, AlarmRow> aside = new HashMap<>();
  private final Map<String, OutOfService> services = new TreeMap<>();

  /**
   * @param lock of the board; {@code park} and {@code shown} are asked under it
   */
  JournalLife(Object lock, CommandDesk desk, Supplier<Park> park, Function<AlarmRow, Alarm> shown) {
    this.lock = lock;
    this.desk = desk;
    this.park = park;
    this.shown = shown;
  }

  /** Under the lock: an alarm stands so; true if it is aside, and on neither list nor shelf. */
  boolean put(AlarmRow row) {
    standing.put(row.id(), row);
    boolean away = row.marks().aside();
    if (away) {
      aside.put(row.id(), row);
    }
    return away;
  }

  /** Under the lock. */
  void remove(long id) {
    standing.remove(id);
    aside.remove(id);
  }

  /** Under the lock: the rows that are aside. */
  Collection<AlarmRow> rows() {
    return aside.values();
  }

  /** Under the lock: null forgets. */
  void put(String id, @Nullable OutOfService service) {
    if (service == null) {
      services.remove(id);
    } else {
      services.put(id, service);
    }
  }

  @Override
  public CompletableFuture<Integer> reset(Viewer viewer, Collection<Long> alarms, String reason) {
    viewer.require(Right.ACKNOWLEDGE);
    return desk.send(viewer, Act.RESET, seen(viewer, alarms), reason, 0);
  }

  @Override
  public CompletableFuture<Integer> note(Viewer viewer, Collection<Long> alarms, String text) {
    viewer.require(Right.ACKNOWLEDGE);
    if (text.isBlank()) {
      throw new IllegalArgumentException("a note without a text");
    }
    return desk.send(viewer, Act.NOTE, seen(viewer, alarms), text, 0);
  }

  @Override
  public CompletableFuture<Integer> handOver(
      Viewer viewer, Collection<Long> alarms, String to, String reason) {
    viewer.require(Right.ACKNOWLEDGE);
    if (to.isBlank()) {
      throw new IllegalArgumentException("handed over to nobody");
    }
    return desk.handOver(viewer, seen(viewer, alarms), to.strip(), reason);
  }

  private List<Long> seen(Viewer viewer, Collection<Long> alarms) {
    synchronized (lock) {
      Sight sight = new Sight(viewer, park.get());
      return alarms.stream()
          .distinct()
          .filter(id -> {
            AlarmRow row = standing.get(id);
            return row != null && sight.covers(shown.apply(row));
          })
          .toList();
    }
  }

  @Override
  public List<Note> notes(Viewer viewer, long alarm) {
    synchronized (lock) {
      AlarmRow row = standing.get(alarm);
      boolean may = row != null && new Sight(viewer, park.get()).covers(shown.apply(row));
      return row != null && may ? row.marks().notes() : List.of();
    }
  }

  @Override
  public List<Aside> aside(Viewer viewer) {
    List<Aside> all = new ArrayList<>();
    synchronized (lock) {
      Sight sight = new Sight(viewer, park.get());
      for (AlarmRow row : aside.values()) {
        Alarm alarm = shown.apply(row);
        if (sight.covers(alarm)) {
          OutOfService service = services.get(row.marks().outOfService());
          all.add(new Aside(alarm, row.marks().suppressedBy(), service));
        }
      }
    }
    all.sort(Comparator.comparing(Aside::alarm, AlarmBoard.ORDER));
    return all;
  }

  @Override
  public List<OutOfService> outOfService(Viewer viewer) {
    if (!viewer.scope().everything()) {
      return List.of();
    }
    List<OutOfService> all;
    synchronized (lock) {
      all = List.copyOf(services.values());
    }
    Stream<OutOfService> now =
        all.stream()
            .filter(OutOfService::inForce)
            .sorted(Comparator.comparingLong(OutOfService::untilMillis));
    Stream<OutOfService> before =
        all.stream()
            .filter(service -> !service.inForce())
            .sorted(Comparator.comparingLong(OutOfService::endedMillis).reversed());
    return Stream.concat(now, before).toList();
  }

  @Override
  public CompletableFuture<Integer> takeOut(Viewer viewer, ServiceOrder order) {
    viewer.require(Right.OUT_OF_SERVICE);
    OutOfService.Target target = order.target();
    synchronized (lock) {
      if (!known(target)) {
        String kind = target.kind().name().toLowerCase(Locale.ROOT);
        throw new OrderRefused(
            OrderRefused.Fault.UNKNOWN_TARGET, "the park has no " + kind + " " + target.code());
      }
    }
    return desk.takeOut(viewer, order);
  }

  private boolean known(OutOfService.Target target) {
    String code = target.code();
    return switch (target.kind()) {
      case DEVICE -> park.get().deviceByCode(code).isPresent();
      case EQUIPMENT -> park.get().equipment().stream().anyMatch(each -> each.code().equals(code));
      case CABINET -> park.get().cabinetByCode(code).isPresent();
      case PLACE -> park.get().places().stream().anyMatch(each -> each.code().equals(code));
    };
  }

  @Override
  public CompletableFuture<Integer> putBack(Viewer viewer, String service, String reason) {
    viewer.require(Right.OUT_OF_SERVICE);
    OutOfService known;
    synchronized (lock) {
      known = services.get(service);
    }
    return known == null || !known.inForce()
        ? CompletableFuture.completedFuture(0)
        : desk.putBack(viewer, known, reason);
  }
}
