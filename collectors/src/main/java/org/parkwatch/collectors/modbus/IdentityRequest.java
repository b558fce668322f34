package org.parkwatch.collectors.modbus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Read Device Identification, Modbus application protocol V1.1b3 section 6.21: what the unit says
 * of itself in texts.
 *
 * @param level 1 for the basic objects (vendor, product code, revision), 2 for the regular ones
 *     (URL, names of product, model and application)
 * @param from first object that is wanted
 */
record IdentityRequest(int level, int from) implements UnitRequest {
  static final int BASIC = 1;
  static final int REGULAR = 2;

  /** The first of the regular objects. */
  static final int FIRST_REGULAR = 3;

  static final int FUNCTION = 0x2B;
  private static final int MEI_TYPE = 0x0E;
  private static final int FRAME_BYTES = 11;
  private static final int LENGTH = 5;
  private static final int MORE = 0xFF;

  /** Places in the answer, behind its seven bytes of header. */
  private static final int MEI_AT = 8;

  private static final int MORE_AT = 11;
  private static final int NEXT_AT = 12;
  private static final int COUNT_AT = 13;
  private static final int OBJECTS_AT = 14;

  @Override
  public byte[] frame(Framing framing, int transaction, int unit) {
    byte[] frame = new byte[FRAME_BYTES];
    frame[5] = LENGTH;
    frame[7] = FUNCTION;
    frame[8] = MEI_TYPE;
    frame[9] = (byte) level;
    frame[10] = (byte) from;
    return UnitRequest.framed(frame, framing, transaction, unit);
  }

  @Override
  public int function() {
    return FUNCTION;
  }

  /**
   * Where an answer ends, as far as what came of it tells: there is no count of its bytes in it.
   *
   * @param size bytes that came so far
   * @return where to read on to, before it is asked again; the end if that has come
   */
  static int end(byte[] bytes, int size) {
    if (size < OBJECTS_AT) {
      return OBJECTS_AT;
    }
    int at = OBJECTS_AT;
    for (int i = 0; i < (bytes[COUNT_AT] & 0xFF); i++) {
      if (at + 2 > size || at + 2 > bytes.length) {
        return at + 2;
      }
      at += 2 + (bytes[at + 1] & 0xFF);
    }
    return at;
  }

  /**
   * What a whole answer says.
   *
   * @return null if it is none
   */
  static Reply.@Nullable Objects decode(byte[] bytes, int size) {
    if (size < OBJECTS_AT || bytes[MEI_AT] != MEI_TYPE) {
      return null;
    }
    Map<Integer, String> objects = new HashMap<>();
    int at = OBJECTS_AT;
    for (int i = 0; i < (bytes[COUNT_AT] & 0xFF); i++) {
      int length = at + 1 < size ? bytes[at + 1] & 0xFF : size;
      if (at + 2 + length > size) {
        return null;
      }
      String text = new String(bytes, at + 2, length, StandardCharsets.UTF_8);
      objects.put(bytes[at] & 0xFF, text.replace('\0', ' ').strip());
      at += 2 + length;
    }
    boolean more = (bytes[MORE_AT] & 0xFF) == MORE;
    return at == size ? new Reply.Objects(objects, more ? bytes[NEXT_AT] & 0xFF : -1) : null;
  }

  /** As the field writes it. */
  @Override
  public String toString() {
    return "device identification from object " + from;
  }
}
