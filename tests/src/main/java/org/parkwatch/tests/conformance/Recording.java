package org.parkwatch.tests.conformance;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.simulators.snmp.Ber;
import org.parkwatch.simulators.snmp.MibTree;
import org.parkwatch.simulators.snmp.Source;

/**
 * A recording of a device in the format of snmpsim: a line an object, {@code OID|TAG|VALUE}. Real
 * recordings are not sorted, name an object twice (the last counts), begin identifiers with a dot
 * and hold bytes of any encoding, or {@code <private>} in place of a value; all that is taken.
 *
 * @param path of the file
 */
record Recording(Path path, MibTree<Recording> objects) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\.?([0-2](?:\\.[0-9]+)+)\\|([0-9]+)([xe]?)(?::[a-z]+)?\\|(.*)", Pattern.DOTALL);

  private static final Pattern VARIATION = Pattern.compile("(?:^|,)(initial|value|min)=([^,]*)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-fA-F]{2})");
  private static final HexFormat HEX = HexFormat.of();

  /** Id of the device: the file's name without its ending. */
  String id() {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, name.length() - ".snmprec".length());
  }

  /**
   * Reads a file.
   *
   * @throws BrokenRecording with file and line of every line that is none
   */
  static Recording read(Path path) throws IOException, BrokenRecording {
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    Map<String, Source<Recording>> objects = new LinkedHashMap<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        mistakes.add(path + ":" + number + ": is not OID|TAG|VALUE");
        continue;
      }
      try {
        objects.put(matcher.group(1), source(matcher, line));
      } catch (IllegalArgumentException e) {
        mistakes.add(path + ":" + number + ": " + e.getMessage());
      }
    }
    if (objects.isEmpty()) {
      mistakes.add(path + ":1: holds no object");
    }
    if (!mistakes.isEmpty()) {
      throw new BrokenRecording(mistakes);
    }
    MibTree.Builder<Recording> tree = MibTree.builder();
    objects.forEach((name, source) -> {
      int dot = name.lastIndexOf('.');
      tree.add(name.substring(0, dot), name.substring(dot + 1), source);
    });
    return new Recording(path, tree.build());
  }

  private static Source<Recording> source(Matcher line, String whole) {
    int tag = Integer.parseInt(line.group(2));
    String value = line.group(4);
    if (whole.split("\\|", 3)[1].contains(":")) {
      value = variation(value);
    }
    byte[] bytes =
        switch (line.group(3)) {
          case "x" -> HEX.parseHex(value.replace(" ", "").strip());
          case "e" -> unescaped(value);
          default -> value.getBytes(StandardCharsets.ISO_8859_1);
        };
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (tag != Ber.OCTET_STRING && text.matches("<[a-z ]+>")) {
      return (recording, sink) -> sink.octets(bytes); // blacked out before it was passed on
    }
    return switch (tag) {
      case Ber.INTEGER -> integer(number(text));
      case Ber.OCTET_STRING -> (recording, sink) -> sink.octets(bytes);
      case Ber.NULL -> (recording, sink) -> sink.content(Ber.NULL, new byte[0]);
      case Ber.OBJECT_IDENTIFIER -> oid(text.startsWith(".") ? text.substring(1) : text);
      case Ber.IP_ADDRESS -> address(line.group(3).isEmpty() ? dotted(text) : bytes);
      case Ber.COUNTER32 -> counter(number(text));
      case Ber.GAUGE32 -> gauge(number(text));
      case Ber.TIME_TICKS -> ticks(number(text));
      case Ber.COUNTER64 -> content(Ber.COUNTER64, number(text).toByteArray());
      case Ber.OPAQUE -> content(Ber.OPAQUE, bytes);
      default -> throw new IllegalArgumentException("no type has tag " + tag);
    };
  }

  /** Bytes that are no letters are written {@code \\xc0}. */
  private static byte[] unescaped(String value) {
    return ESCAPE
        .matcher(value)
        .replaceAll(escape ->
            Matcher.quoteReplacement(
                String.valueOf((char) HexFormat.fromHexDigits(escape.group(1)))))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String variation(String value) {
    String found = "0";
    Matcher matcher = VARIATION.matcher(value);
    while (matcher.find()) {
      if (!matcher.group(1).equals("min") || found.equals("0")) {
        found = matcher.group(2);
      }
    }
    return found;
  }

  private static BigInteger number(String text) {
    try {
      return new BigInteger(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no whole number", e);
    }
  }

  private static Source<Recording> integer(BigInteger value) {
    return (recording, sink) -> sink.integer(value.intValue());
  }

  private static Source<Recording> gauge(BigInteger value) {
    return (recording, sink) -> sink.gauge(value.longValue());
  }

  private static Source<Recording> counter(BigInteger value) {
    return (recording, sink) -> sink.counter(value.longValue());
  }

  private static Source<Recording> ticks(BigInteger value) {
    return (recording, sink) -> sink.ticks(value.longValue());
  }

  private static Source<Recording> content(int tag, byte[] bytes) {
    return (recording, sink) -> sink.content(tag, bytes);
  }

  private static Source<Recording> address(byte[] bytes) {
    return content(Ber.IP_ADDRESS, bytes);
  }

  private static Source<Recording> oid(String text) {
    if (!text.matches("[0-2](\\.[0-9]+)+")) {
      throw new IllegalArgumentException("'" + text + "' is no object identifier");
    }
    byte[] bytes = Ber.oid(text);
    return (recording, sink) -> sink.oid(bytes);
  }

  private static byte[] dotted(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
    }
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }
}
