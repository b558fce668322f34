package org.parkwatch.facility.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.park.Side;

/** A cabinet position of the reference park. Positions are numbered through the whole park. */
record Position(int number, int building, String room, String row, String code) {
  private static final String ROWS = "ABCDEFGHJK";
  private static final int PER_ROW = 20;

  /** All positions of the park in the order of their codes. */
  static List<Position> all(ReferenceOptions.Size size) {
    boolean full = size == ReferenceOptions.Size.FULL;
    List<Position> all = new ArrayList<>();
    for (int building = 1; building <= (full ? 3 : 1); building++) {
      for (int floor = 1; floor <= (full ? 4 : 1); floor++) {
        for (int n = 1; n <= (full ? 5 : 1); n++) {
          room(all, building, "FZ-B" + building + "-" + floor + "F-R" + floor + "0" + n);
        }
      }
    }
    return all;
  }

  private static void room(List<Position> all, int building, String room) {
    for (int r = 0; r < ROWS.length(); r++) {
      String row = room + "-" + ROWS.charAt(r);
      for (int i = 1; i <= PER_ROW; i++) {
        String code = row + String.format(Locale.ROOT, "%02d", i);
        all.add(new Position(all.size(), building, room, row, code));
      }
    }
  }

  String pdu(Side side) {
    return code + "-PDU-" + side;
  }

  /** The branch breaker, in building 2 the tap-off, meant for a side of this cabinet. */
  String branch(Side side) {
    return code + (building == 2 ? "-TO-" : "-BR-") + side;
  }

  /** The panel, in building 2 the busway, of a side of this row. */
  String panel(Side side) {
    return row + (building == 2 ? "-BW-" : "-RPP-") + side;
  }

  /** Whether this is the network cabinet behind the room's static transfer switch. */
  boolean behindSts() {
    return building != 3 && room.endsWith("01") && code.endsWith("-A01");
  }

  String sts() {
    return room + "-STS-1";
  }

  boolean inCommissioning() {
    return room.equals("FZ-B3-4F-R403") || room.equals("FZ-B3-4F-R404");
  }

  /** The address of a rack PDU of this cabinet: 127.10.y.z, one for each side. */
  String host(Side side) {
    int i = 2 * number + (side == Side.A ? 0 : 1);
    return "127.10." + i / 250 + "." + (1 + i % 250);
  }
}
