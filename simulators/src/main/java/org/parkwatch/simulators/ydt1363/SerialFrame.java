package org.parkwatch.simulators.ydt1363;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Frames of YD/T 1363.3 as characters. Commands are {@code ~}, VER, ADR, CID1, CID2, LENGTH, INFO,
 * CHKSUM. Pure functions.
 */
final class SerialFrame {
  private static final int HEAD = 13;
  private static final int TAIL = 4;

  private SerialFrame() {}

  /** Whether the characters are a whole command, and which return code tells what is wrong. */
  static int check(String command) {
    if (!command.matches("~([0-9A-F]{2}){8,}")) {
      return ReturnCode.FORMAT;
    }
    String text = command.substring(1, command.length() - TAIL);
    if (!command.endsWith(sum(text))) {
      return ReturnCode.CHECKSUM;
    }
    if (!text.substring(8, 12).equals(length(command.length() - HEAD - TAIL))) {
      return ReturnCode.LENGTH_CHECKSUM;
    }
    return ReturnCode.NORMAL;
  }

  /** A byte of a command, counted from VER. */
  static int at(String command, int index) {
    return HexFormat.fromHexDigits(command, 1 + 2 * index, 3 + 2 * index);
  }

  /** An answer, with its start and end. */
  static byte[] answer(int version, int address, int cid1, int code, byte[] info) {
    HexFormat hex = HexFormat.of().withUpperCase();
    String text =
        hex.formatHex(new byte[] {(byte) version, (byte) address, (byte) cid1, (byte) code})
            + length(2 * info.length)
            + hex.formatHex(info);
    return ("~" + text + sum(text) + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  private static String length(int digits) {
    int sum = digits / 256 + digits / 16 % 16 + digits % 16;
    return "%X%03X".formatted((16 - sum % 16) % 16, digits);
  }

  private static String sum(String text) {
    return "%04X".formatted((65_536 - text.chars().sum() % 65_536) % 65_536);
  }

  /** RTN of an answer. */
  static final class ReturnCode {
    static final int NORMAL = 0;
    static final int CHECKSUM = 2;
    static final int LENGTH_CHECKSUM = 3;
    static final int NO_COMMAND = 4;
    static final int FORMAT = 5;

    private ReturnCode() {}
  }
}
