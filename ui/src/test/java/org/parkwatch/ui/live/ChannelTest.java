package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.ui.testpark.FakeBoard;
import org.parkwatch.ui.testpark.FakeLatest;
import org.parkwatch.ui.testpark.TestPark;

class ChannelTest {
  private record ChangingPark(AtomicReference<Park> now) implements Parks {
    @Override
    public Park current(Viewer viewer) {
      return now.get();
    }

    @Override
    public Park asOf(Viewer viewer, Instant instant) {
      return now.get();
    }

    @Override
    public Map<String, String> aliases(Viewer viewer) {
      return Map.of();
    }
  }

  @Test
  void aFrameThatCouldNotBeMadeIsOwedStill() {
    Park small = TestPark.of(1, 1, 1, 1);
    AtomicReference<Park> current = new AtomicReference<>(small);
    Channel channel =
        new Channel(
            Viewer.system("test"),
            new ChangingPark(current),
            new FakeLatest(small.pointCount()),
            new FakeBoard(),
            0);
    assertThat(channel.owesFull()).isFalse();

    current.set(TestPark.of(2, 1, 1, 2)); // has points that Latest does not know yet
    assertThat(channel.owesFull()).isTrue();
    assertThatThrownBy(() -> channel.next(1)).isInstanceOf(RuntimeException.class);
    assertThat(channel.owesFull()).isTrue();
    channel.paid();
    assertThat(channel.owesFull()).isFalse();
  }
}
