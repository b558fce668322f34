package org.parkwatch.simulators;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A little SNMP client of the tests' own, so that no coder is checked by itself. */
public final class Wire {
  public static final int GET = 0xA0;
  public static final int GET_NEXT = 0xA1;
  public static final int SET = 0xA3;
  public static final int GET_BULK = 0xA5;
  public static final int NULL = 5;

  private Wire() {}

  /** One answered binding; {@code content} is the value without tag and length. */
  public static final class Binding {
    private final String oid;
    private final int tag;
    private final byte[] content;

    Binding(String oid, int tag, byte[] content) {
      this.oid = oid;
      this.tag = tag;
      this.content = content;
    }

    public String oid() {
      return oid;
    }

    public int tag() {
      return tag;
    }

    public byte[] content() {
      return content;
    }

    /** The number, signed for INTEGER and unsigned for all other tags. */
    public long number() {
      long value = tag == 2 && content[0] < 0 ? -1 : 0;
      for (byte b : content) {
        value = (value << 8) | (b & 0xFF);
      }
      return value;
    }

    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  public record Reply(int version, int id, int status, int index, List<Binding> bindings) {}

  public static byte[] request(
      int version, String community, int type, int id, int second, int third, String... oids) {
    byte[] bindings = {};
    for (String oid : oids) {
      bindings = join(bindings, tlv(0x30, join(tlv(6, oid(oid)), tlv(NULL))));
    }
    byte[] pdu = tlv(type, join(number(id), number(second), number(third), tlv(0x30, bindings)));
    byte[] name = tlv(4, community.getBytes(StandardCharsets.UTF_8));
    return tlv(0x30, join(number(version), name, pdu));
  }

  public static byte[] get(String community, int id, String... oids) {
    return request(1, community, GET, id, 0, 0, oids);
  }

  /** Parses a response message; trailing bytes are an error here. */
  public static Reply parse(byte[] message) {
    Cursor all = new Cursor(message, 0, message.length);
    Cursor body = all.into(0x30);
    if (all.more()) {
      throw new IllegalArgumentException("bytes after the message");
    }
    int version = (int) body.take(2).number();
    body.take(4);
    Cursor pdu = body.into(0xA2);
    int id = (int) pdu.take(2).number();
    int status = (int) pdu.take(2).number();
    int index = (int) pdu.take(2).number();
    Cursor list = pdu.into(0x30);
    List<Binding> bindings = new ArrayList<>();
    while (list.more()) {
      Cursor binding = list.into(0x30);
      String oid = dotted(binding.take(6).content);
      Binding value = binding.take(-1);
      bindings.add(new Binding(oid, value.tag, value.content));
    }
    return new Reply(version, id, status, index, bindings);
  }

  /** Sends and waits; empty if nothing came in time. The answer must come from who was asked. */
  public static Optional<byte[]> exchange(String host, int port, byte[] request, int millis) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
      socket.setSoTimeout(millis);
      socket.send(new DatagramPacket(request, request.length));
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A UDP port that is free on all addresses at this moment. */
  public static int freePort() {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] oid(String dotted) {
    List<Long> ids = Arrays.stream(dotted.split("\\.", -1)).map(Long::valueOf).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    septets(out, 40 * ids.get(0) + ids.get(1));
    ids.subList(2, ids.size()).forEach(id -> septets(out, id));
    return out.toByteArray();
  }

  private static void septets(ByteArrayOutputStream out, long id) {
    if (id >= 0x80) {
      continued(out, id >> 7);
    }
    out.write((int) (id & 0x7F));
  }

  private static void continued(ByteArrayOutputStream out, long id) {
    if (id >= 0x80) {
      continued(out, id >> 7);
    }
    out.write((int) (id & 0x7F) | 0x80);
  }

  private static String dotted(byte[] content) {
    StringBuilder text = new StringBuilder();
    long id = 0;
    for (byte b : content) {
      id = (id << 7) | (b & 0x7F);
      if (b >= 0) {
        text.append(text.isEmpty() ? id / 40 + "." + id % 40 : "." + id);
        id = 0;
      }
    }
    return text.toString();
  }

  static byte[] number(int value) {
    return tlv(2, BigInteger.valueOf(value).toByteArray());
  }

  public static byte[] tlv(int tag, byte... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static final class Cursor {
    private final byte[] bytes;
    private int at;
    private final int end;

    Cursor(byte[] bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    boolean more() {
      return at < end;
    }

    Cursor into(int tag) {
      Binding value = take(tag);
      return new Cursor(value.content, 0, value.content.length);
    }

    Binding take(int tag) {
      int found = bytes[at++] & 0xFF;
      if (tag >= 0 && tag != found) {
        throw new IllegalArgumentException(String.format("tag %02X, not %02X", found, tag));
      }
      int length = bytes[at++] & 0xFF;
      if (length > 0x80) {
        int size = length & 0x7F;
        length = 0;
        for (int i = 0; i < size; i++) {
          length = (length << 8) | (bytes[at++] & 0xFF);
        }
      }
      if (at + length > end) {
        throw new IllegalArgumentException("value beyond the end");
      }
      byte[] content = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      return new Binding("", found, content);
    }
  }
}
