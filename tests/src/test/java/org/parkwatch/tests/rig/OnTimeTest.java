package org.parkwatch.tests.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.telemetry.log.LogGroup;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.sample.Quality;
import org.parkwatch.telemetry.sample.SampleBatch;

/** The bench's figure is only as honest as this count. */
class OnTimeTest {
  private static final long FROM = 1_000_000;
  private static final int PROMISED = 3;
  private static final int OTHER = 4;

  @Test
  void aGoodSampleBeforeTheNextIsDueIsOnTime() {
    OnTime count = count(2);
    sample(count, PROMISED, FROM + 3000, Quality.GOOD, FROM + 12_999);
    sample(count, PROMISED, FROM + 13_000, Quality.GOOD, FROM + 13_100);
    assertThat(count.promised()).isEqualTo(2);
    assertThat(count.share()).isEqualTo(1);
    assertThat(count.worstMillis()).isEqualTo(9999);
  }

  @Test
  void whatComesWhenTheNextIsDueIsLate() {
    OnTime count = count(1);
    sample(count, PROMISED, FROM + 3000, Quality.GOOD, FROM + 13_000);
    assertThat(count.share()).isZero();
    assertThat(count.late()).isEqualTo(1);
  }

  @Test
  void whatNeverComesIsNotOnTimeThoughNothingSaysSo() {
    OnTime count = count(4);
    sample(count, PROMISED, FROM, Quality.GOOD, FROM + 10);
    assertThat(count.share()).isEqualTo(0.25);
  }

  @Test
  void badUncertainAndExtraReadsKeepNoPromise() {
    OnTime count = count(1);
    sample(count, PROMISED, FROM, Quality.BAD_TIMEOUT, FROM + 10);
    sample(count, PROMISED, FROM, Quality.UNCERTAIN_CLOCK, FROM + 10);
    sample(count, PROMISED, FROM + 1, Quality.GOOD, FROM + 10);
    assertThat(count.onTime()).isZero();
    assertThat(count.bad()).isEqualTo(2);
  }

  @Test
  void twoReadsOfOneIntervalKeepOnePromise() {
    OnTime count = count(2);
    sample(count, PROMISED, FROM, Quality.GOOD, FROM + 10);
    sample(count, PROMISED, FROM + 5000, Quality.GOOD, FROM + 5010);
    assertThat(count.onTime()).isEqualTo(1);
    assertThat(count.doubled()).isEqualTo(1);
  }

  @Test
  void otherPointsAndOtherTimesDoNotCount() {
    OnTime count = count(1);
    sample(count, OTHER, FROM, Quality.GOOD, FROM + 10);
    sample(count, PROMISED, FROM - 1000, Quality.GOOD, FROM + 10);
    sample(count, PROMISED, FROM + 10_000, Quality.GOOD, FROM + 10_010);
    assertThat(count.samples()).isZero();
    assertThat(count.onTime()).isZero();
  }

  private static OnTime count(int slots) {
    BitSet promised = new BitSet();
    promised.set(PROMISED);
    return new OnTime(promised, FROM, slots, Duration.ofSeconds(10));
  }

  private static void sample(OnTime count, int point, long at, Quality quality, long committed) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(point, at, 1, quality.code());
    count.take(new LogGroup(0, committed, List.of(new LogRecord.Samples(batch))));
  }
}
