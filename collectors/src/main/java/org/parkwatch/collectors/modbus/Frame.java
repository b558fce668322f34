package org.parkwatch.collectors.modbus;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.msg.ReadCoilsResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesResponse;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.collectors.line.Wire;

/**
 * One answer as it comes in. Its header is checked before a byte of the rest is waited for, and its
 * lengths before J2mod decodes it: J2mod believes both. Re-used; confined to one thread.
 */
final class Frame {
  private static final int PROTOCOL_AT = 2;
  private static final int LENGTH_AT = 4;
  private static final int UNIT_AT = 6;
  private static final int FUNCTION_AT = 7;
  private static final int COUNT_AT = 8;
  private static final int DATA_AT = 9;

  /** Unit, function and one byte more: an exception. */
  private static final int MIN_LENGTH = 3;

  private static final int EXCEPTION = 0x80;
  private static final int SHOWN = 16;

  /** Most bits of one answer. */
  private static final int MAX_PLACES = 2000;

  /** Modbus messaging on TCP/IP V1.0b, section 4.1. */
  private static final int MAX_FRAME = 260;

  private static final int CRC_BYTES = 2;

  /** The count of an RTU answer, a byte, may say as much. */
  private static final int MAX_RTU_FRAME = DATA_AT + 255 + CRC_BYTES;

  private final byte[] bytes = new byte[MAX_RTU_FRAME];
  private final short[] places = new short[MAX_PLACES];
  private Framing framing = Framing.TCP;
  private int size;

  /** Forgets what came. */
  void begin(Framing newFraming) {
    framing = newFraming;
    size = framing.start();
    Arrays.fill(bytes, 0, size, (byte) 0);
  }

  /** Where the next byte goes. */
  int size() {
    return size;
  }

  /** Bytes that came on the wire. */
  int came() {
    return size - framing.start();
  }

  /** Reads on, up to so many bytes in all. */
  void readFrom(Wire wire, int upTo, long deadline) throws IOException {
    size += wire.read(bytes, size, upTo, deadline);
  }

  /**
   * Checks the header, which has come.
   *
   * @return null if it is the one of an answer to this request
   */
  @Nullable Fault header(int transaction, int unit, UnitRequest request) {
    if (framing == Framing.RTU) {
      int function = bytes[FUNCTION_AT] & 0xFF & ~EXCEPTION;
      boolean ours = (bytes[UNIT_AT] & 0xFF) == unit;
      return !ours ? Fault.WRONG_ID : function == request.function() ? null : Fault.WRONG_OBJECTS;
    }
    int length = word(LENGTH_AT);
    if (word(PROTOCOL_AT) != 0 || length < MIN_LENGTH) {
      return Fault.GARBAGE;
    }
    if (length > MAX_FRAME - UNIT_AT) {
      return Fault.OVERSIZED;
    }
    boolean ours = word(0) == transaction && (bytes[UNIT_AT] & 0xFF) == unit;
    return ours ? null : Fault.WRONG_ID;
  }

  /** Bytes of the whole frame, as far as what came of it says; it may be more when that came. */
  int total() {
    if (framing == Framing.TCP) {
      return UNIT_AT + word(LENGTH_AT);
    }
    if ((bytes[FUNCTION_AT] & 0xFF) == IdentityRequest.FUNCTION) {
      return Math.min(IdentityRequest.end(bytes, size) + CRC_BYTES, bytes.length);
    }
    boolean exception = (bytes[FUNCTION_AT] & EXCEPTION) != 0;
    return (exception ? DATA_AT : DATA_AT + (bytes[COUNT_AT] & 0xFF)) + CRC_BYTES;
  }

  /** Whether the check at the end of the whole frame is right; only RTU has one. */
  boolean intact() {
    int end = size - CRC_BYTES;
    int crc = (bytes[end] & 0xFF) | (bytes[end + 1] & 0xFF) << 8;
    return crc == Crc.of(bytes, UNIT_AT, end);
  }

  /** What the whole frame says. */
  Reply reply(UnitRequest asked) {
    if (framing == Framing.RTU) {
      if (!intact()) {
        return new Reply.Failure(Fault.GARBAGE, text());
      }
      size -= CRC_BYTES;
    }
    int function = bytes[FUNCTION_AT] & 0xFF;
    boolean refusal = function == (asked.function() | EXCEPTION) && size == COUNT_AT + 1;
    if (asked instanceof IdentityRequest && refusal) {
      return new Reply.Refusal(bytes[COUNT_AT] & 0xFF);
    }
    if (!(asked instanceof BlockRequest request)) {
      Reply objects = function == asked.function() ? IdentityRequest.decode(bytes, size) : null;
      return objects == null ? new Reply.Failure(Fault.WRONG_OBJECTS, text()) : objects;
    }
    boolean answer =
        function == request.function()
            && (bytes[COUNT_AT] & 0xFF) == request.answerBytes()
            && size == DATA_AT + request.answerBytes();
    if (!refusal && !answer) {
      return new Reply.Failure(Fault.WRONG_OBJECTS, text());
    }
    try {
      return decode(request);
    } catch (IOException | RuntimeException e) {
      return new Reply.Failure(Fault.GARBAGE, text());
    }
  }

  private Reply decode(BlockRequest request) throws IOException {
    ModbusResponse response = ModbusResponse.createModbusResponse(bytes[FUNCTION_AT] & 0xFF);
    response.readFrom(new DataInputStream(new ByteArrayInputStream(bytes, 0, size)));
    switch (response) {
      case ExceptionResponse refusal -> {
        return new Reply.Refusal(refusal.getExceptionCode());
      }
      case ReadMultipleRegistersResponse words -> {
        for (int i = 0; i < request.length(); i++) {
          places[i] = (short) words.getRegisterValue(i);
        }
      }
      case ReadInputRegistersResponse words -> {
        for (int i = 0; i < request.length(); i++) {
          places[i] = (short) words.getRegisterValue(i);
        }
      }
      case ReadCoilsResponse bits -> {
        for (int i = 0; i < request.length(); i++) {
          places[i] = bit(bits.getCoilStatus(i));
        }
      }
      case ReadInputDiscretesResponse bits -> {
        for (int i = 0; i < request.length(); i++) {
          places[i] = bit(bits.getDiscreteStatus(i));
        }
      }
      default -> {
        return new Reply.Failure(Fault.WRONG_OBJECTS, text());
      }
    }
    return new Reply.Places();
  }

  private static short bit(boolean on) {
    return (short) (on ? 1 : 0);
  }

  short[] places() {
    return places;
  }

  /** Its first bytes, for people. */
  String text() {
    return "("
        + HexFormat.ofDelimiter(" ")
            .formatHex(bytes, framing.start(), Math.min(size, framing.start() + SHOWN))
        + ")";
  }

  private int word(int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
