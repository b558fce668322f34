package org.parkwatch.simulators.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.json.JsonLine;

/** Sends commands to a running simulator process. */
public final class ControlClient {
  private ControlClient() {}

  /** Where a simulator process with this data folder listens. */
  public static Path socket(Path data) {
    return data.resolve("run").resolve("simulators.sock");
  }

  /**
   * Sends one command and waits for its answer.
   *
   * @throws IOException if no simulator listens there
   */
  public static Map<String, @Nullable Object> send(Path socket, Map<String, ?> command)
      throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        BufferedReader in =
            new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        var out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
      out.write(JsonLine.write(command));
      out.write('\n');
      out.flush();
      String line = ControlServer.readLine(in);
      if (line == null) {
        throw new IOException("the simulators closed the connection without an answer");
      }
      return JsonLine.read(line);
    }
  }

  static void refuseIfAnswered(Path socket) throws IOException {
    if (!Files.exists(socket)) {
      return;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      if (channel.isConnected()) {
        throw new IllegalStateException("simulators already run here: " + socket + " answers");
      }
    } catch (IOException e) {
      // nobody listens any more: the file is a leftover
    }
  }
}
