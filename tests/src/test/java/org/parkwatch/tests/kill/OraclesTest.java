package org.parkwatch.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.telemetry.history.Series;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.tests.kill.AlarmOracle.Journalled;
import org.parkwatch.tests.kill.AlarmOracle.Shown;
import org.parkwatch.tests.kill.SampleOracle.Answer;

/** An oracle that cannot say no proves nothing. The server lives 0..50 s and 70 s.. here. */
class OraclesTest {
  private static final List<Answer> ANSWERS =
      List.of(
          new Answer(10_000, 101, 1),
          new Answer(20_000, 102, 2),
          new Answer(30_000, 103, 3),
          new Answer(49_500, 104, 4),
          new Answer(75_000, 105, 5));

  /** A failed read instead of a count. */
  private static final int TIMEOUT = -1;

  @Test
  void allStoredOnceIsWell() {
    assertThat(samples(1, 2, 3, 4, 5)).isEmpty();
  }

  @Test
  void anAnswerWithinASecondOfTheKillMayBeMissing() {
    assertThat(samples(1, 2, 3, 5)).isEmpty();
  }

  @Test
  void anAnswerThatIsMissingIsLost() {
    assertThat(samples(1, 3, 4, 5)).singleElement().asString().startsWith("LOST");
  }

  @Test
  void anAnswerStoredTwiceIsDoubled() {
    assertThat(samples(1, 2, 2, 3, 4, 5)).singleElement().asString().startsWith("DOUBLED");
  }

  @Test
  void aValueThatNobodyAnsweredIsInvented() {
    assertThat(samples(1, 2, 3, 4, 5, 6)).singleElement().asString().startsWith("INVENTED");
  }

  @Test
  void ofTwoAnswersToOneRequestOneIsStored() {
    List<Answer> twice = List.of(new Answer(10_000, 7, 1), new Answer(11_000, 7, 2));
    SampleOracle oracle = new SampleOracle(lives(), 0.1);
    oracle.check("a", twice, stored(2));
    oracle.check("b", twice, stored(1));
    oracle.check("c", twice, stored(TIMEOUT));
    assertThat(oracle.problems()).isEmpty();
    assertThat(oracle.askedAgain()).isEqualTo(3);
    oracle.check("d", twice, stored(1, 2));
    assertThat(oracle.problems()).singleElement().asString().startsWith("DOUBLED d");
  }

  @Test
  void anAnswerThatCameTooLateIsAFailedReadInItsPlace() {
    SampleOracle oracle = new SampleOracle(lives(), 0.1);
    oracle.check("a", ANSWERS, stored(TIMEOUT, 2, 3, TIMEOUT, 5));
    oracle.check("b", ANSWERS, stored(1, TIMEOUT, 3, 4, TIMEOUT));
    assertThat(oracle.problems()).isEmpty();
    assertThat(oracle.givenUp()).isEqualTo(3); // one was answered within a second of the kill
  }

  @Test
  void aFailedReadElsewhereExplainsNothing() {
    assertThat(samples(1, TIMEOUT, 2, 4, 5)).singleElement().asString().startsWith("LOST");
    assertThat(samples(1, TIMEOUT, 4, 5)).singleElement().asString().startsWith("LOST");
  }

  @Test
  void twoSamplesOfOneInstantAreDoubled() {
    SampleOracle oracle = new SampleOracle(lives(), 0.1);
    byte good = Quality.GOOD.code();
    Series stored = new Series(new long[] {5, 5}, new double[] {0.1, 0.2}, new byte[] {good, good});
    oracle.check("d", ANSWERS.subList(0, 2), stored);
    assertThat(oracle.problems()).singleElement().asString().startsWith("DOUBLED");
  }

  @Test
  void oneRaiseAndOneReturnAreWell() {
    assertThat(alarms(Journalled.RAISED, Journalled.RETURNED)).isEmpty();
  }

  @Test
  void aMissedADoubledAndAnInventedAlarmAreFound() {
    assertThat(alarms()).singleElement().asString().startsWith("MISSED");
    assertThat(alarms(Journalled.RAISED)).singleElement().asString().startsWith("MISSED");
    assertThat(alarms(Journalled.RAISED, Journalled.RAISED, Journalled.RETURNED))
        .singleElement()
        .asString()
        .startsWith("DOUBLED");
  }

  @Test
  void aFaultSeenOnlyJustBeforeTheKillMayOrMayNotBeJournalled() {
    List<Shown> shown =
        List.of(new Shown(10_000, false), new Shown(49_500, true), new Shown(75_000, false));
    AlarmOracle oracle = new AlarmOracle(lives());
    oracle.check("a", shown, List.of());
    oracle.check("b", shown, List.of(Journalled.RAISED, Journalled.RETURNED));
    assertThat(oracle.problems()).isEmpty();
    assertThat(oracle.undecided()).isEqualTo(1);
    oracle.check("c", shown, List.of(Journalled.RAISED));
    assertThat(oracle.problems()).hasSize(1);
  }

  private static List<String> alarms(Journalled... journal) {
    AlarmOracle oracle = new AlarmOracle(lives());
    oracle.check(
        "d",
        List.of(new Shown(10_000, false), new Shown(20_000, true), new Shown(75_000, false)),
        List.of(journal));
    return oracle.problems();
  }

  private static List<String> samples(int... counts) {
    SampleOracle oracle = new SampleOracle(lives(), 0.1);
    oracle.check("d", ANSWERS, stored(counts));
    assertThat(oracle.owed()).isEqualTo(4);
    return oracle.problems();
  }

  private static Series stored(int... counts) {
    long[] millis = new long[counts.length];
    double[] values = new double[counts.length];
    byte[] qualities = new byte[counts.length];
    for (int i = 0; i < counts.length; i++) {
      millis[i] = 1000L * (i + 1);
      values[i] = counts[i] * 0.1;
      qualities[i] = (counts[i] == TIMEOUT ? Quality.BAD_TIMEOUT : Quality.GOOD).code();
    }
    return new Series(millis, values, qualities);
  }

  private static Lives lives() {
    Lives lives = new Lives();
    lives.born(0);
    lives.ended(50_000);
    lives.born(70_000);
    return lives;
  }
}
