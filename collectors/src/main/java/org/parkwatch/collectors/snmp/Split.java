package org.parkwatch.collectors.snmp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.read.RawValues;

/**
 * A device's own way of being asked, after it refused the whole request or because its make needs
 * it: in several smaller requests, without the objects that it refuses. Forgotten after a while, so
 * that a device that was upgraded is asked in one again. Confined to its lane's thread.
 */
final class Split {
  private static final long KEPT_MILLIS = 60_000;
  private static final int TOO_BIG = 1;
  private static final int NO_SUCH_NAME = 2;
  private static final int NO_ACCESS = 6;
  private static final int AUTHORIZATION_ERROR = 16;

  private final Requests all;
  private final long sinceMillis;
  private final List<Request> requests = new ArrayList<>();
  private final Map<Integer, Fault> refused = new HashMap<>();
  private final RawValues raw;

  Split(Requests all, long slotMillis) {
    this.all = all;
    this.sinceMillis = slotMillis;
    this.raw = new RawValues(all.objects());
    requests.add(all.whole());
  }

  /** For a device that drops requests for several objects: one for each, and a slot has begun. */
  static Split oneByOne(Requests all, long slotMillis) {
    Split split = new Split(all, slotMillis);
    split.requests.clear();
    for (int object = 0; object < all.objects(); object++) {
      split.requests.add(all.some(new int[] {object}));
    }
    split.begin();
    return split;
  }

  boolean serves(Requests other, long slotMillis) {
    return all == other && !requests.isEmpty() && Math.abs(slotMillis - sinceMillis) < KEPT_MILLIS;
  }

  int size() {
    return requests.size();
  }

  Request request(int i) {
    return requests.get(i);
  }

  RawValues raw() {
    return raw;
  }

  /** Begins a slot: nothing read yet, refused objects marked. */
  void begin() {
    raw.reset(all.objects());
    refused.forEach(this::mark);
  }

  /**
   * The device answered a request with an error: divides it, or leaves out the object that is the
   * cause. What took the request's place stands at the same index.
   *
   * @param errorIndex 1-based place of the object in the request, 0 if the device does not say
   */
  void refusedBy(int index, int errorStatus, int errorIndex) {
    Request request = requests.remove(index);
    boolean names = errorIndex >= 1 && errorIndex <= request.size();
    if (request.size() > 1 && (errorStatus == TOO_BIG || !names)) {
      int[] objects = request.objects();
      int half = objects.length / 2;
      requests.add(index, all.some(Arrays.copyOf(objects, half)));
      requests.add(index + 1, all.some(Arrays.copyOfRange(objects, half, objects.length)));
      return;
    }
    int culprit = names ? errorIndex - 1 : 0;
    int object = request.object(culprit);
    Fault fault =
        switch (errorStatus) {
          case NO_SUCH_NAME -> Fault.NO_SUCH_OBJECT;
          case NO_ACCESS, AUTHORIZATION_ERROR -> Fault.REFUSED;
          default -> Fault.DEVICE_ERROR;
        };
    refused.put(object, fault);
    mark(object, fault);
    if (request.size() > 1) {
      requests.add(
          index,
          all.some(Arrays.stream(request.objects()).filter(other -> other != object).toArray()));
    }
  }

  private void mark(int object, Fault fault) {
    if (fault == Fault.NO_SUCH_OBJECT) {
      raw.noSuchObject(object);
    } else if (fault == Fault.REFUSED) {
      raw.refused(object);
    } else {
      raw.deviceError(object);
    }
  }
}
