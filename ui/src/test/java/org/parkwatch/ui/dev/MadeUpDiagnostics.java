package org.parkwatch.ui.dev;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.commissioning.DeviceEvents;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointNames;

/**
 * Devices of side A answer, those of side B have been silent for ten minutes and told why before.
 */
public final class MadeUpDiagnostics implements DeviceDiagnostics, DeviceEvents {
  private static final Names NO_ANSWER = new Names("no answer", "无应答");
  private static final Names GARBAGE = new Names("answer is not of its protocol", "应答不符合协议");
  private static final Names BELIEVED = new Names("believed", "采信");
  private static final Names OTHER_COMMUNITY =
      new Names("carries another community than the device's", "团体名与设备的不符");
  private static final Names STRANGER = new Names("answer carries another request id", "应答的请求号不符");

  private final Park park;
  private final InstantSource clock;

  public MadeUpDiagnostics(Park park, InstantSource clock) {
    this.park = park;
    this.clock = clock;
  }

  @Override
  public Optional<Diagnosis> look(Viewer viewer, String code) {
    return park.deviceByCode(code).map(this::diagnosis);
  }

  @Override
  public boolean askAll(Viewer viewer, String code) {
    return park.deviceByCode(code).isPresent();
  }

  @Override
  public List<DeviceEvent> newest(Viewer viewer, String code, int most) {
    if (!code.endsWith("B")) {
      return List.of();
    }
    Instant lost = clock.instant().minus(Duration.ofMinutes(10));
    return List.of(
        new DeviceEvent(
            lost,
            Optional.of(lost.minusSeconds(3600)),
            false,
            code,
            "rPDUOverload 1.3.6.1.4.1.318.0.276",
            new Names("Rack PDU overload", "机架 PDU 过载"),
            2,
            Optional.of(
                new Names(
                    "message = Metered Rack PDU: Overload.", "消息 = Metered Rack PDU: Overload."))));
  }

  private Diagnosis diagnosis(Device device) {
    boolean silent = device.code().endsWith("B");
    Instant now = clock.instant();
    Instant lost = now.minus(Duration.ofMinutes(10));
    return new Diagnosis(
        silent ? Diagnosis.State.SILENT : Diagnosis.State.ANSWERS,
        Optional.of(lost),
        silent ? Optional.of(NO_ANSWER) : Optional.empty(),
        Optional.of(
            new Diagnosis.Trouble(
                lost, NO_ANSWER, device.code() + ": no answer within 1000 ms, asked 2 times")),
        new Diagnosis.Timing(
            false,
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Optional.of(silent ? lost : now.minusSeconds(3)),
            Duration.ofMillis(silent ? 2003 : 14),
            Duration.ofMillis(38),
            silent ? Optional.of(now.plusSeconds(40)) : Optional.empty()),
        new Diagnosis.Reads(4000, 3990, 2, silent ? 10 : 0, 64, silent ? 54 : 64, 31_920, 80),
        List.of(new Diagnosis.Count(NO_ANSWER, 10), new Diagnosis.Count(GARBAGE, 3)),
        List.of(new Diagnosis.Count(STRANGER, 1)),
        List.of(new Diagnosis.Count(BELIEVED, 2), new Diagnosis.Count(OTHER_COMMUNITY, 1)),
        Map.of(
            PointNames.VOLTAGE,
            new Diagnosis.Raw("1.3.6.1.4.1.318.1.1.26.6.3.1.6.1 = INTEGER 2301", now)));
  }
}
