package org.parkwatch.alerting.cause;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Names;

/**
 * Something without which several devices cannot be heard: what carries their data, or what feeds
 * them.
 *
 * @param key unique, and the same in the next state of the park: {@code equipment
 *     FZ-B2-3F-R305-SW-A}, {@code address 10.1.2.3:502}, {@code subnet 10.1.2.0/24}
 * @param names of it alone, such as {@code Switch A}
 * @param place id of where it stands; of an address or subnet, of the first device behind it
 * @param node in the graph; -1 for an address or a subnet
 * @param feeds true if it feeds them, false if it carries their data
 * @param devices ids, ascending
 * @param orFeeder what feeds it and has the same devices behind it, so that silence alone cannot
 *     tell which of them is gone; null where there is none
 */
record Carrier(
    String key,
    Names names,
    int place,
    int node,
    boolean feeds,
    List<Integer> devices,
    @Nullable Names orFeeder) {
  Carrier {
    devices = List.copyOf(devices);
  }

  Carrier or(Names feeder) {
    return new Carrier(key, names, place, node, feeds, devices, feeder);
  }
}
