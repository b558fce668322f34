package org.parkwatch.collectors.modbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.line.LineDevice;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.facility.park.Device;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.binding.Mark;
import org.parkwatch.profiles.binding.Oddities;

/** One Modbus unit, alone at its address or one of several behind a gateway. See the parent. */
final class Unit extends LineDevice<List<BlockRequest>> {
  static final String TCP_PROTOCOL = "modbus-tcp";
  static final String GATEWAY_PROTOCOL = "modbus-gateway";
  static final String RTU_PROTOCOL = "modbus-rtu";

  private static final int ON_TIME_MILLIS = 1000;

  /** Requests that this unit refused, with the narrower ones that are sent instead. */
  private final Map<BlockRequest, List<BlockRequest>> narrower = new HashMap<>();

  private final List<Mark> marks;
  private final Oddities oddities;

  /** Whether its marks were there when it was last asked for them. */
  boolean known;

  Unit(Device device, int number, Make<List<BlockRequest>> make, Profile profile) {
    super(device, number, make, behindGateway(device) ? make.intervalMillis() : ON_TIME_MILLIS);
    marks = profile.identification().marks();
    oddities = profile.dialect().oddities();
    known = marks.isEmpty();
  }

  /** By which its make is known; none where the profile knows none. */
  List<Mark> marks() {
    return marks;
  }

  Oddities oddities() {
    return oddities;
  }

  /** It failed: whoever answers next at its address may be another device. */
  void doubt() {
    known = marks.isEmpty();
  }

  boolean behindGateway() {
    return behindGateway(device());
  }

  private static boolean behindGateway(Device device) {
    return !device.protocol().equals(TCP_PROTOCOL);
  }

  Framing framing() {
    return framing(device());
  }

  static Framing framing(Device device) {
    return device.protocol().equals(RTU_PROTOCOL) ? Framing.RTU : Framing.TCP;
  }

  /** What is sent for the round: the requests of its make, or narrower ones where it refused. */
  List<BlockRequest> requests() {
    List<BlockRequest> requests = new ArrayList<>();
    round().requests().forEach(request -> add(request, requests));
    return requests;
  }

  private void add(BlockRequest request, List<BlockRequest> to) {
    List<BlockRequest> parts = narrower.get(request);
    if (parts == null) {
      to.add(request);
    } else {
      parts.forEach(part -> add(part, to));
    }
  }

  /** From now on two narrower requests are sent for one that it refused. */
  List<BlockRequest> narrow(BlockRequest refused) {
    return narrower.computeIfAbsent(refused, BlockRequest::halves);
  }
}
