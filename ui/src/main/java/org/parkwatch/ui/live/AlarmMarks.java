package org.parkwatch.ui.live;

import java.util.Arrays;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.ui.map.ParkLayout;

/**
 * Folds standing alarms into one mark a cabinet and room. A mark is a byte: level 1..4 in bits 0-2
 * (0: no alarm), state in bits 3-4 (0 nobody has it, 1 acknowledged, 2 returned without anybody
 * having taken it), bit 5 set where another alarm waits for somebody although this one is taken.
 *
 * <p>Shown is the alarm that presses most: active before returned, then the more severe level, then
 * the one that nobody has.
 */
final class AlarmMarks {
  private static final int STATE_SHIFT = 3;
  private static final int MORE_OPEN = 32;
  private static final int NO_RANK = Integer.MAX_VALUE;

  private AlarmMarks() {}

  /** Replaces all marks and counts of the state. */
  static void fold(List<Alarm> standing, ParkLayout layout, LiveState state) {
    int[] cabinetRank = new int[state.cabinets()];
    int[] roomRank = new int[state.rooms()];
    Arrays.fill(cabinetRank, NO_RANK);
    Arrays.fill(roomRank, NO_RANK);
    int[] cabinetOpen = new int[state.cabinets()];
    Arrays.fill(state.roomStanding, 0);
    Arrays.fill(state.roomOpen, 0);
    for (Alarm alarm : standing) {
      int rank = rank(alarm);
      int open = alarm.state() == AlarmState.UNACKNOWLEDGED ? 1 : 0;
      int cabinet = layout.indexOfCabinet(alarm.cabinet());
      int room = cabinet >= 0 ? layout.roomOf(cabinet) : layout.indexOfRoom(alarm.room());
      if (cabinet >= 0) {
        cabinetRank[cabinet] = Math.min(cabinetRank[cabinet], rank);
        cabinetOpen[cabinet] += open;
      }
      if (room >= 0) {
        roomRank[room] = Math.min(roomRank[room], rank);
        state.roomStanding[room]++;
        state.roomOpen[room] += open;
      }
    }
    for (int i = 0; i < state.cabinets(); i++) {
      state.mark[i] = mark(cabinetRank[i], cabinetOpen[i]);
    }
    for (int r = 0; r < state.rooms(); r++) {
      state.roomMark[r] = mark(roomRank[r], state.roomOpen[r]);
    }
  }

  /** Smaller presses more; severity and state can be read back from it. */
  private static int rank(Alarm alarm) {
    int severity = Math.clamp(alarm.severity(), 1, 4);
    return switch (alarm.state()) {
      case UNACKNOWLEDGED -> severity * 4;
      case ACKNOWLEDGED -> severity * 4 + 1;
      case RETURNED_UNACKNOWLEDGED, LATCHED -> 64 + severity * 4 + 2;
    };
  }

  private static byte mark(int rank, int open) {
    if (rank == NO_RANK) {
      return 0;
    }
    int state = rank & 3;
    int level = (rank & 31) >> 2;
    return (byte) (level | (state << STATE_SHIFT) | (state != 0 && open > 0 ? MORE_OPEN : 0));
  }
}
