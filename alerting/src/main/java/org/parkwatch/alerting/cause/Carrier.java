package org.parkwatch.alerting.cause;

import java.util.List;
import org.parkwatch.facility.park.Names;

/**
 * Something that several devices are heard through: if it is gone, none of them can be read.
 *
 * @param key unique, and the same in the next state of the park: {@code equipment
 *     FZ-B2-3F-R305-SW-A}, {@code address 10.1.2.3:502}, {@code subnet 10.1.2.0/24}
 * @param names of it alone, such as {@code Switch A}
 * @param place id of where it stands; of an address or subnet, of the first device behind it
 * @param devices ids, ascending
 */
record Carrier(String key, Names names, int place, List<Integer> devices) {
  Carrier {
    devices = List.copyOf(devices);
  }
}
