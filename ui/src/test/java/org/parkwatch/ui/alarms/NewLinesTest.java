package org.parkwatch.ui.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.ui.testpark.FakeBoard;

class NewLinesTest {
  private final NewLines news = new NewLines();

  private static Alarm alarm(long id, int severity, AlarmState state) {
    return FakeBoard.alarm(id, severity, state, 1, 1);
  }

  private static Alarm open(long id, int severity) {
    return alarm(id, severity, AlarmState.UNACKNOWLEDGED);
  }

  @Test
  void whatStoodWhenThePageWasOpenedIsNoNewsAndWhatIsRaisedLaterIsOnce() {
    assertThat(news.look(List.of(open(5, 1)))).isEmpty();
    assertThat(news.look(List.of(open(5, 1), open(7, 3), open(8, 2)))).hasValue(2);
    assertThat(news.look(List.of(open(5, 1), open(7, 3), open(8, 2)))).isEmpty();
  }

  @Test
  void theFirstAlarmOfAnEmptyListIsNews() {
    assertThat(news.look(List.of())).isEmpty();
    assertThat(news.look(List.of(open(1, 4)))).hasValue(4);
  }

  // A better root is often older than what stood before it: the line is another one, not a new one.
  @Test
  void aLineThatJoinsAnOlderOneIsNoNewsUnlessItBecameGraver() {
    news.look(List.of(open(5, 3), open(9, 3)));
    assertThat(news.look(List.of(open(5, 3)))).isEmpty();
    assertThat(news.look(List.of(open(3, 3)))).isEmpty();
    assertThat(news.look(List.of(open(3, 1)))).hasValue(1);
  }

  @Test
  void whatSomebodyHasIsNoNews() {
    news.look(List.of());
    assertThat(news.look(List.of(alarm(4, 1, AlarmState.ACKNOWLEDGED)))).isEmpty();
  }
}
