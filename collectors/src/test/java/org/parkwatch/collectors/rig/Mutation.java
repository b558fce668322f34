package org.parkwatch.collectors.rig;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One way to damage real frames, told by its seed alone: the same seed does the same to the same
 * frames. Not thread-safe.
 */
public final class Mutation {
  private static final int[] EDGES = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
  private static final int MOST_REPEATS = 64;
  private static final int LONGEST_INSERT = 512;

  /** What is done to a frame. */
  private enum Kind {
    FLIP_BITS,
    CUT,
    LIE_ABOUT_LENGTH,
    REPEAT_A_PART,
    SPLICE,
    INSERT,
    REMOVE_A_PART,
    NOISE,
    DIGITS
  }

  private final long seed;
  private final SplittableRandom random;
  private final StringBuilder done = new StringBuilder();
  private long length;

  Mutation(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  /**
   * A damaged frame; one damage mostly, sometimes several.
   *
   * @param intact the frame, left as it is
   * @param others more frames of the protocol, whose ends it may get
   */
  public byte[] of(byte[] intact, byte[]... others) {
    byte[] bytes = intact.clone();
    int times = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 1;
    for (int i = 0; i < times; i++) {
      Kind[] kinds = Kind.values();
      Kind kind = kinds[random.nextInt(kinds.length)];
      done.append(done.isEmpty() ? "" : ", ").append(kind);
      bytes = bytes.length == 0 ? noise() : once(kind, bytes, others);
      length += bytes.length;
    }
    return bytes;
  }

  /** Bytes of the damaged frames so far, and of what they were made from. */
  long length() {
    return length;
  }

  private byte[] once(Kind kind, byte[] bytes, byte[][] others) {
    int from = random.nextInt(bytes.length);
    int to = from + random.nextInt(bytes.length - from) + 1;
    return switch (kind) {
      case FLIP_BITS -> flipped(bytes);
      case CUT -> Arrays.copyOf(bytes, from);
      case LIE_ABOUT_LENGTH -> lied(bytes, from);
      case REPEAT_A_PART -> repeated(bytes, from, to);
      case SPLICE -> spliced(bytes, others);
      case INSERT -> join(Arrays.copyOf(bytes, from), noise(), rest(bytes, from));
      case REMOVE_A_PART -> join(Arrays.copyOf(bytes, from), rest(bytes, to));
      case NOISE -> noise();
      case DIGITS -> digit(bytes, from);
    };
  }

  private byte[] flipped(byte[] bytes) {
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** Edges of one to four bytes, where a length, a count or a type may stand. */
  private byte[] lied(byte[] bytes, int from) {
    int edge = EDGES[random.nextInt(EDGES.length)];
    int width = 1 << random.nextInt(3);
    for (int i = from; i < Math.min(bytes.length, from + width); i++) {
      bytes[i] = (byte) edge;
    }
    return bytes;
  }

  private byte[] repeated(byte[] bytes, int from, int to) {
    byte[] part = Arrays.copyOfRange(bytes, from, to);
    byte[][] parts = new byte[random.nextInt(MOST_REPEATS) + 3][];
    Arrays.fill(parts, part);
    parts[0] = Arrays.copyOf(bytes, to);
    parts[parts.length - 1] = rest(bytes, to);
    return join(parts);
  }

  private byte[] spliced(byte[] bytes, byte[][] others) {
    byte[] other = others.length == 0 ? bytes : others[random.nextInt(others.length)];
    int cut = random.nextInt(bytes.length + 1);
    int on = random.nextInt(other.length + 1);
    return join(Arrays.copyOf(bytes, cut), rest(other, on));
  }

  /** Where a protocol is text: another digit, sign or bracket. */
  private byte[] digit(byte[] bytes, int at) {
    String texts = "0123456789ABCDEFabcdef-+.:,{}[]&*!'\"\n\r \t~";
    bytes[at] = (byte) texts.charAt(random.nextInt(texts.length()));
    return bytes;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(LONGEST_INSERT)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] rest(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  /** A number for the case to decide by, 0 up to the bound, without it. */
  public int choose(int bound) {
    return random.nextInt(bound);
  }

  /** The seed and what was done, for the message of a failure. */
  @Override
  public String toString() {
    return "seed " + seed + " (" + done + ")";
  }
}
