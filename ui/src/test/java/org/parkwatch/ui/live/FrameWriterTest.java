package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parkwatch.ui.live.FrameWriter.Header;

class FrameWriterTest {
  private static final long DATA = 1_795_329_126_400L;
  private final FrameWriter writer = new FrameWriter();

  /** Whatever changes between frames: who got the full one and all deltas sees the same park. */
  @Test
  void aScreenThatTakesEveryDeltaHasTheServersStateWithSeed42() {
    Random random = new Random(42);
    for (int round = 0; round < 60; round++) {
      int cabinets = random.nextInt(1, 700);
      int rooms = random.nextInt(1, 40);
      LiveState now = new LiveState(cabinets, rooms);
      LiveState before = new LiveState(cabinets, rooms);
      LiveState screen = new LiveState(cabinets, rooms);
      change(random, now, cabinets, DATA);
      FrameReader.apply(writer.full(new Header(7, 3, DATA, DATA + 80), now), screen);
      assertSame(screen, now);
      for (int beat = 1; beat < 12; beat++) {
        long data = DATA + beat * 1000L;
        before.copyFrom(now);
        change(random, now, random.nextInt(cabinets + 1), data);
        byte[] frame = writer.delta(new Header(7 + beat, 3, data, data + 80), now, before);
        FrameReader head = FrameReader.apply(frame, screen);
        assertThat(head.full).isFalse();
        assertThat(head.sequence).isEqualTo(7 + beat);
        assertSame(screen, now);
      }
    }
  }

  private static void change(Random random, LiveState state, int howMany, long data) {
    for (int k = 0; k < howMany; k++) {
      int i = random.nextInt(state.cabinets());
      state.temperature[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
      state.power[i] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE + 1);
      state.seconds[i] = random.nextInt(4) == 0 ? 0 : data / 1000 - random.nextInt(100_000_000);
      state.mark[i] = (byte) random.nextInt(64);
      int r = random.nextInt(state.rooms());
      state.roomMark[r] = (byte) random.nextInt(64);
      state.roomStanding[r] = random.nextInt(200_000);
      state.roomOpen[r] = random.nextInt(200_000);
    }
  }

  private static void assertSame(LiveState screen, LiveState server) {
    assertThat(screen.temperature).isEqualTo(server.temperature);
    assertThat(screen.power).isEqualTo(server.power);
    assertThat(screen.seconds).isEqualTo(server.seconds);
    assertThat(screen.mark).isEqualTo(server.mark);
    assertThat(screen.roomMark).isEqualTo(server.roomMark);
    assertThat(screen.roomStanding).isEqualTo(server.roomStanding);
    assertThat(screen.roomOpen).isEqualTo(server.roomOpen);
  }

  @Test
  void aFrameWithoutChangesIsTheHeaderAlone() {
    LiveState state = new LiveState(12_000, 60);
    LiveState same = new LiveState(12_000, 60);
    byte[] frame = writer.delta(new Header(1, 1, DATA, DATA), state, same);
    assertThat(frame).hasSize(FrameWriter.HEADER_BYTES);
  }

  @Test
  void theHeaderCarriesRevisionAndBothClocksAndTheSequenceWraps() {
    LiveState state = new LiveState(1, 1);
    byte[] frame = writer.full(new Header(0x1_0000_0002L, 1L << 40, DATA, DATA + 350), state);
    FrameReader head = FrameReader.apply(frame, new LiveState(1, 1));
    assertThat(head.full).isTrue();
    assertThat(head.sequence).isEqualTo(2);
    assertThat(head.revision).isEqualTo(1L << 40);
    assertThat(head.dataMillis).isEqualTo(DATA);
    assertThat(head.serverMillis).isEqualTo(DATA + 350);
  }

  /** A sample may be stamped a little after the watermark; its age is then none, not negative. */
  @Test
  void aSampleNewerThanTheDataTimeHasAgeZero() {
    LiveState state = new LiveState(1, 1);
    state.seconds[0] = DATA / 1000 + 5;
    LiveState screen = new LiveState(1, 1);
    FrameReader.apply(writer.full(new Header(1, 1, DATA, DATA), state), screen);
    assertThat(screen.seconds[0]).isEqualTo(DATA / 1000);
  }
}
