package org.parkwatch.collectors.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.collectors.schedule.Timetable.Entry;

class TimetableTest {
  private static final long START = 1_700_000_000_000L; // divisible by 10 s

  private final List<String> taken = new ArrayList<>();

  private static Timetable<String> timetable(List<Entry<String>> entries) {
    return new Timetable<>(entries, START);
  }

  private void advance(Timetable<String> timetable, long millisAfterStart) {
    timetable.advance(
        START + millisAfterStart, (device, slot, tick) -> taken.add(device + "@" + (slot - START)));
  }

  @Test
  void aDeviceIsDueAtItsPhaseOfEveryIntervalHoweverTheCallerComes() {
    Timetable<String> timetable =
        timetable(List.of(new Entry<>("late", 10_000, 9_999), new Entry<>("early", 10_000, 3)));
    advance(timetable, 2);
    assertThat(taken).isEmpty();
    assertThat(timetable.nextMillis()).isEqualTo(START + 3);
    advance(timetable, 3);
    advance(timetable, 9_998);
    assertThat(taken).containsExactly("early@3");
    advance(timetable, 10_400);
    advance(timetable, 10_400);
    assertThat(taken).containsExactly("early@3", "late@9999", "early@10003");
  }

  @Test
  void devicesOfOtherIntervalsKeepTheirOwnPace() {
    Timetable<String> timetable =
        timetable(List.of(new Entry<>("ten", 10_000, 500), new Entry<>("two", 2_000, 1_000)));
    for (int millis = 5; millis <= 12_000; millis += 5) {
      advance(timetable, millis);
    }
    assertThat(taken)
        .containsExactly(
            "ten@500",
            "two@1000",
            "two@3000",
            "two@5000",
            "two@7000",
            "two@9000",
            "ten@10500",
            "two@11000");
  }

  @Test
  void aShortPauseLosesNoSlotAndALongOneGivesSlotsUpAndSaysSo() {
    Timetable<String> timetable = timetable(List.of(new Entry<>("a", 1_000, 0)));
    advance(timetable, 1_900);
    assertThat(taken).containsExactly("a@1000");
    advance(timetable, 3_600_500);
    assertThat(taken).containsExactly("a@1000", "a@3599000", "a@3600000");
    assertThat(timetable.givenUp()).isEqualTo(3_597);
  }

  @Test
  void aClockSetBackAnHourIsANewStartAndNotAnHourOfSilence() {
    Timetable<String> timetable = timetable(List.of(new Entry<>("a", 1_000, 0)));
    advance(timetable, 1_000);
    advance(timetable, 1_000 - 3_600_000);
    advance(timetable, 2_000 - 3_600_000);
    assertThat(taken).containsExactly("a@1000", "a@-3598000");
    assertThat(timetable.givenUp()).isZero();
  }

  @Test
  void aSmallStepBackGivesNoSlotTwice() {
    Timetable<String> timetable = timetable(List.of(new Entry<>("a", 1_000, 0)));
    advance(timetable, 1_001);
    advance(timetable, 900);
    advance(timetable, 1_100);
    assertThat(taken).containsExactly("a@1000");
  }

  @Test
  void phasesAreSteadyAndSpreadTwentyFourThousandDevicesEvenly() {
    assertThat(Phase.of("FZ-B2-3F-R305-A07-PDU-A", 10_000))
        .isEqualTo(Phase.of("FZ-B2-3F-R305-A07-PDU-A", 10_000));
    int[] perTenth = new int[100];
    for (int i = 0; i < 24_000; i++) {
      String code =
          "FZ-B%d-R%03d-%s%02d-PDU-%s"
              .formatted(
                  i / 8000,
                  i / 400,
                  (char) ('A' + i / 40 % 10),
                  i / 2 % 20,
                  i % 2 == 0 ? "A" : "B");
      perTenth[Phase.of(code, 10_000) / 100]++;
    }
    for (int count : perTenth) {
      assertThat(count).isBetween(180, 300); // 240 expected
    }
  }
}
