package org.parkwatch.collectors.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BurstTest {
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({"0, 20", "200, 20", "500, 20", "800, 12", "1200, 8", "2000, 5", "24000, 5"})
  void theMoreIsAskedTheShorterItIs(long requestsPerSecond, long millis) {
    Burst burst = new Burst();
    burst.millis(7, -SECOND);
    assertThat(burst.millis(7 + requestsPerSecond, 0)).isEqualTo(millis);
  }

  @Test
  void itIsShortUntilASecondHasBeenCountedAndFollowsTheLoad() {
    Burst burst = new Burst();
    assertThat(burst.millis(0, 5)).isEqualTo(Burst.SHORTEST_MILLIS);
    assertThat(burst.millis(100, SECOND / 2)).isEqualTo(Burst.SHORTEST_MILLIS);
    assertThat(burst.millis(200, SECOND + 5)).isEqualTo(Burst.LONGEST_MILLIS);
    assertThat(burst.millis(5_000, 2 * SECOND)).isEqualTo(Burst.LONGEST_MILLIS);
    assertThat(burst.millis(5_200, 2 * SECOND + 5)).isEqualTo(Burst.SHORTEST_MILLIS);
    assertThat(burst.millis(5_200, 4 * SECOND)).isEqualTo(Burst.LONGEST_MILLIS);
  }
}
