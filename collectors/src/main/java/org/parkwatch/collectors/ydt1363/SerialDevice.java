package org.parkwatch.collectors.ydt1363;

import java.util.List;
import org.parkwatch.collectors.line.LineDevice;
import org.parkwatch.collectors.poll.Make;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.PointNames;
import org.parkwatch.profiles.read.InfoBlock;

/** One device by its address on a serial line. See the parent. */
final class SerialDevice extends LineDevice<List<InfoBlock>> {
  static final String PROTOCOL = "ydt1363-tcp";
  private static final long MINUTE_MILLIS = 60_000;

  private final boolean tellsTime;
  private long minuteAsked = -1;

  SerialDevice(Device device, int address, Make<List<InfoBlock>> make) {
    super(device, address, make, make.intervalMillis());
    tellsTime = device.points().ordinal(PointNames.COMM_CLOCK_OFFSET) >= 0;
  }

  /** Whether it is to be asked for its time in the slot under way: once a minute if it tells it. */
  boolean timeIsDue() {
    long minute = Math.floorDiv(slotMillis(), MINUTE_MILLIS);
    boolean due = tellsTime && minute != minuteAsked;
    minuteAsked = minute;
    return due;
  }
}
