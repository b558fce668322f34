package org.parkwatch.collectors.ydt1363;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.parkwatch.collectors.line.Wire;

/**
 * Finds frames in what comes: noise before a start is passed over, and a start within a frame
 * begins it anew. Holds one frame at most. Confined to one thread.
 */
final class FrameReader {
  private static final int CHUNK = 512;
  private static final int SHOWN = 24;

  private final byte[] digits = new byte[Frame.LONGEST];
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;

  /** Of the frame so far; -1 outside of one. */
  private int size = -1;

  /** Bytes since {@link #begin}. */
  private int came;

  /** Forgets what came. */
  void begin() {
    at = 0;
    end = 0;
    size = -1;
    came = 0;
  }

  /** Bytes that came since. */
  int came() {
    return came;
  }

  /** Whether more came than the frames that were asked for. */
  boolean hasMore() {
    return at < end;
  }

  /**
   * The next frame.
   *
   * @throws Frame.Malformed if one came that is none, or is too long
   * @throws java.net.SocketTimeoutException if none came to its end before the deadline
   */
  Frame next(Wire wire, long deadline) throws IOException, Frame.Malformed {
    while (true) {
      while (at < end) {
        byte next = chunk[at++];
        if (next == Frame.START) {
          size = 0;
        } else if (size >= 0 && next == Frame.END) {
          int whole = size;
          size = -1;
          return Frame.decode(digits, whole);
        } else if (size == digits.length) {
          size = -1;
          throw new Frame.Malformed("more than " + digits.length + " digits");
        } else if (size >= 0) {
          digits[size++] = next;
        }
      }
      at = 0;
      end = 0;
      end = wire.read(chunk, 0, chunk.length, deadline);
      came += end;
    }
  }

  /** What came of the frame under way, for people. */
  String text() {
    String text = new String(digits, 0, Math.clamp(size, 0, SHOWN), StandardCharsets.US_ASCII);
    return "'" + text.replaceAll("[^\\x20-\\x7D]", "?") + "'";
  }
}
