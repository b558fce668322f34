package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parkwatch.alerting.board.AlarmState.ACKNOWLEDGED;
import static org.parkwatch.alerting.board.AlarmState.RETURNED_UNACKNOWLEDGED;
import static org.parkwatch.alerting.board.AlarmState.UNACKNOWLEDGED;
import static org.parkwatch.ui.testpark.FakeBoard.alarm;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.ui.map.ParkLayout;
import org.parkwatch.ui.testpark.TestPark;

class AlarmMarksTest {
  private static final int TAKEN = 1 << 3;
  private static final int RETURNED = 2 << 3;
  private static final int MORE = 32;
  private final ParkLayout layout = ParkLayout.of(TestPark.of(1, 1, 1, 2));
  private final LiveState state = new LiveState(layout.cabinets().size(), layout.rooms().size());
  private final int room = layout.rooms().getFirst().id();

  private byte markOf(Alarm... alarms) {
    AlarmMarks.fold(List.of(alarms), layout, state);
    return state.mark[layout.indexOfCabinet(7)];
  }

  @Test
  void theMoreSevereLevelIsShown() {
    assertThat(markOf(alarm(1, 3, UNACKNOWLEDGED, 7, room), alarm(2, 2, UNACKNOWLEDGED, 7, room)))
        .isEqualTo((byte) 2);
  }

  @Test
  void ofOneLevelTheOneThatNobodyHasIsShown() {
    assertThat(markOf(alarm(1, 2, ACKNOWLEDGED, 7, room), alarm(2, 2, UNACKNOWLEDGED, 7, room)))
        .isEqualTo((byte) 2);
  }

  @Test
  void aTakenAlarmSaysThatALesserOneWaits() {
    assertThat(markOf(alarm(1, 1, ACKNOWLEDGED, 7, room), alarm(2, 4, UNACKNOWLEDGED, 7, room)))
        .isEqualTo((byte) (1 | TAKEN | MORE));
    assertThat(markOf(alarm(1, 1, ACKNOWLEDGED, 7, room))).isEqualTo((byte) (1 | TAKEN));
  }

  @Test
  void whatIsActivePressesMoreThanWhatReturned() {
    assertThat(
            markOf(
                alarm(1, 1, RETURNED_UNACKNOWLEDGED, 7, room), alarm(2, 4, ACKNOWLEDGED, 7, room)))
        .isEqualTo((byte) (4 | TAKEN));
    assertThat(markOf(alarm(1, 1, RETURNED_UNACKNOWLEDGED, 7, room)))
        .isEqualTo((byte) (1 | RETURNED));
  }

  @Test
  void aRoomCountsItsOwnAlarmsAndThoseOfItsCabinets() {
    markOf(
        alarm(1, 3, ACKNOWLEDGED, 7, room),
        alarm(2, 2, UNACKNOWLEDGED, -1, room),
        alarm(3, 4, RETURNED_UNACKNOWLEDGED, 8, room),
        alarm(4, 1, UNACKNOWLEDGED, -1, -1));
    int r = layout.indexOfRoom(room);
    assertThat(state.roomStanding[r]).isEqualTo(3);
    assertThat(state.roomOpen[r]).isEqualTo(1);
    assertThat(state.roomMark[r]).isEqualTo((byte) 2);
    assertThat(state.roomMark[1 - r]).isZero();
  }

  @Test
  void marksGoWhenTheirAlarmsGo() {
    markOf(alarm(1, 1, UNACKNOWLEDGED, 7, room));
    assertThat(markOf()).isZero();
    assertThat(state.roomMark[layout.indexOfRoom(room)]).isZero();
    assertThat(state.roomStanding[layout.indexOfRoom(room)]).isZero();
  }
}
