package org.parkwatch.collectors.ydt1363;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.parkwatch.collectors.line.LineKey;
import org.parkwatch.collectors.rig.TcpListener;

/** A serial server and what hangs on its line, written by hand. Thread-safe. */
final class SerialPeer implements AutoCloseable {
  /** What is done with a command. */
  interface Manner {
    /**
     * Answers, or does not.
     *
     * @param command its characters from SOI to the last before EOI
     * @param number of the command on all connections, from 1
     */
    void answer(String command, int number, OutputStream out) throws Exception;
  }

  private final TcpListener listener;
  private final AtomicInteger commands = new AtomicInteger();
  private volatile Manner manner;
  private volatile String greeting = "";

  SerialPeer(Manner manner) throws IOException {
    this.manner = manner;
    listener = new TcpListener(this::serve);
  }

  void behave(Manner newManner) {
    manner = newManner;
  }

  /** What lies ready for whoever connects. */
  void greet(String characters) {
    greeting = characters;
  }

  LineKey key() {
    return new LineKey("127.0.0.1", listener.address().getPort());
  }

  int commands() {
    return commands.get();
  }

  int connections() {
    return listener.connections();
  }

  private void serve(Socket socket) throws Exception {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    out.write(greeting.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder command = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\r') {
        manner.answer(command.toString(), commands.incrementAndGet(), out);
        command.setLength(0);
      } else {
        command.append((char) next);
      }
    }
  }

  /** An answer written apart from the code under test. */
  static String frame(int version, int address, int cid1, int rtn, String info) {
    int length = info.length();
    int digits = (length >> 8) + (length >> 4 & 15) + (length & 15);
    String text =
        "%02X%02X%02X%02X%X%03X%s"
            .formatted(version, address, cid1, rtn, (16 - digits % 16) % 16, length, info);
    int sum = text.chars().sum();
    return "~%s%04X\r".formatted(text, (0x10000 - sum) & 0xFFFF);
  }

  /** A right answer to a command. */
  static String to(String command, String info) {
    return frame(
        Integer.parseInt(command.substring(1, 3), 16),
        Integer.parseInt(command.substring(3, 5), 16),
        Integer.parseInt(command.substring(5, 7), 16),
        0,
        info);
  }

  static void say(OutputStream out, String characters) throws IOException {
    out.write(characters.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
