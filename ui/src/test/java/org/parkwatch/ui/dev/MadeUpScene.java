package org.parkwatch.ui.dev;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.board.Impact;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.telemetry.sample.Quality;

/** One scene: a warm corner, a cabinet above its contract, silent devices, and their alarms. */
public final class MadeUpScene {
  private final Park park;
  private final MadeUpLatest latest;
  private final MadeUpBoard board;
  private final long now;
  private long nextAlarm = 1_041;

  public MadeUpScene(Park park, MadeUpLatest latest, MadeUpBoard board, InstantSource clock) {
    this.park = park;
    this.latest = latest;
    this.board = board;
    now = clock.millis();
  }

  /** Cabinets with two rack PDUs are taken from the seed's order. */
  public void play(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Cabinet cabinet = any(random);
      switch (i % 5) {
        case 0 -> over(cabinet, 3, AlarmState.UNACKNOWLEDGED, minutes(random, 40));
        case 1 -> warm(cabinet, i % 2 == 0 ? 2 : 3, minutes(random, 90));
        case 2 -> silent(cabinet, minutes(random, 12));
        case 3 -> over(cabinet, 4, AlarmState.ACKNOWLEDGED, minutes(random, 2_000));
        default -> returned(cabinet, minutes(random, 300));
      }
    }
    urgent(any(random));
    feedLost(any(random));
  }

  /** A panel that lost its mains, and forty rack PDUs of its room that are silent for it. */
  private void feedLost(Cabinet cabinet) {
    long since = now - 372_000;
    List<Incident.Part> parts = new ArrayList<>();
    Names lost = new Names("row panel RPP-A1 lost its input", "列头柜 RPP-A1 进线失电");
    Alarm cause = alarm(2, cabinet, lost, since);
    parts.add(new Incident.Part(cause, false, new Names("nothing above it", "上游无原因")));
    Names silent = new Names("rack PDU A no answer", "A 路 PDU 无应答");
    for (int i = 0; i < 40; i++) {
      Alarm one = alarm(3, cabinet, silent, since + 4_100 + 250L * i);
      parts.add(new Incident.Part(one, true, new Names("nothing feeds it", "上游失电")));
    }
    Names title = new Names("RPP-A1 lost, cabinets on one feed", "RPP-A1 失电，机柜单路供电");
    Names sentence =
        new Names(
            "Affected: 40 cabinets on one feed; tenants Acme. Next: if the other feed fails too,"
                + " 40 cabinets go dark. Since 14:14:21; nobody has it.",
            "影响：40个机柜单路供电。下一步：另一路若再失电，40个机柜将断电。14:14:21开始，无人认领。");
    Alarm line = line(cause, title);
    board.raise(new Incident(line, sentence, false, parts, new Impact(0, 40, 1)));
  }

  private static Alarm line(Alarm head, Names title) {
    return new Alarm(
        head.id(),
        head.severity(),
        head.state(),
        head.rule(),
        head.point(),
        head.device(),
        -1,
        head.room(),
        head.place(),
        title,
        Double.NaN,
        Double.NaN,
        "",
        0,
        head.sinceMillis(),
        0,
        null,
        0,
        null);
  }

  private Alarm alarm(int level, Cabinet cabinet, Names what, long since) {
    Device device = park.devicesOfCabinet(cabinet.id()).getFirst();
    String room = park.place(cabinet.room()).names().en();
    return new Alarm(
        nextAlarm++,
        level,
        AlarmState.UNACKNOWLEDGED,
        "made-up",
        device.firstPoint(),
        device.id(),
        cabinet.id(),
        cabinet.room(),
        Names.same(room + " " + cabinet.label()),
        what,
        Double.NaN,
        Double.NaN,
        "",
        0,
        since,
        0,
        null,
        0,
        null);
  }

  private Cabinet any(Random random) {
    while (true) {
      Cabinet cabinet = park.cabinets().get(random.nextInt(park.cabinets().size()));
      if (park.devicesOfCabinet(cabinet.id()).size() == 2) {
        return cabinet;
      }
    }
  }

  private long minutes(Random random, int upTo) {
    return now - Duration.ofSeconds(30 + random.nextInt(upTo * 60)).toMillis();
  }

  private void urgent(Cabinet cabinet) {
    Device a = park.devicesOfCabinet(cabinet.id()).getFirst();
    int point = a.pointId(PointNames.INLET_TEMPERATURE);
    latest.set(point, 33.4);
    raise(
        1,
        AlarmState.UNACKNOWLEDGED,
        a,
        cabinet,
        point,
        "inlet",
        "进风",
        33.4,
        32,
        "°C",
        now - 94_000);
  }

  private void over(Cabinet cabinet, int level, AlarmState state, long since) {
    for (Device device : park.devicesOfCabinet(cabinet.id())) {
      latest.set(device.pointId(PointNames.CURRENT), 14.2);
      latest.set(device.pointId(PointNames.POWER), 3.1);
    }
    Device a = park.devicesOfCabinet(cabinet.id()).getFirst();
    int point = a.pointId(PointNames.CURRENT);
    raise(level, state, a, cabinet, point, "feed A current", "A 路 电流", 26.3, 25.6, "A", since);
  }

  private void warm(Cabinet cabinet, int level, long since) {
    Device a = park.devicesOfCabinet(cabinet.id()).getFirst();
    int point = a.pointId(PointNames.INLET_TEMPERATURE);
    latest.set(point, 28.2);
    AlarmState state = AlarmState.UNACKNOWLEDGED;
    raise(level, state, a, cabinet, point, "inlet", "进风", 28.2, 27, "°C", since);
  }

  private void silent(Cabinet cabinet, long since) {
    Device b = park.devicesOfCabinet(cabinet.id()).getLast();
    for (int i = 0; i < b.points().size(); i++) {
      latest.fail(b.firstPoint() + i, Quality.BAD_TIMEOUT, since);
    }
    int point = b.firstPoint();
    AlarmState state = AlarmState.UNACKNOWLEDGED;
    raise(
        3,
        state,
        b,
        cabinet,
        point,
        "rack PDU B no answer",
        "B 路 PDU 无应答",
        Double.NaN,
        Double.NaN,
        "",
        since);
  }

  private void returned(Cabinet cabinet, long since) {
    Device a = park.devicesOfCabinet(cabinet.id()).getFirst();
    int point = a.pointId(PointNames.CURRENT);
    AlarmState state = AlarmState.RETURNED_UNACKNOWLEDGED;
    raise(4, state, a, cabinet, point, "feed A current", "A 路 电流", 25.9, 25.6, "A", since);
  }

  private void raise(
      int level,
      AlarmState state,
      Device device,
      Cabinet cabinet,
      int point,
      String en,
      String zh,
      double value,
      double limit,
      String unit,
      long since) {
    boolean taken = state == AlarmState.ACKNOWLEDGED;
    String room = park.place(cabinet.room()).names().en();
    board.raise(
        new Alarm(
            nextAlarm++,
            level,
            state,
            "made-up",
            point,
            device.id(),
            cabinet.id(),
            cabinet.room(),
            new Names(room + " " + cabinet.label(), room + " " + cabinet.label()),
            new Names(en, zh),
            value,
            limit,
            unit,
            1,
            since,
            state == AlarmState.RETURNED_UNACKNOWLEDGED ? since + 25_000 : 0,
            taken ? "lin.xiaofeng" : null,
            taken ? since + 60_000 : 0,
            taken ? "known, tenant moves load tonight" : null));
  }
}
