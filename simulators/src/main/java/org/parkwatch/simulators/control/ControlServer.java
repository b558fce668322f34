package org.parkwatch.simulators.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.json.JsonLine;

/**
 * Takes commands at a Unix domain socket that only its owner can open: a line of JSON in, a line of
 * JSON out, as often as the client likes. Thread-safe.
 */
public final class ControlServer implements AutoCloseable {
  private static final int MAX_CLIENTS = 16;
  private static final int MAX_LINE = 1 << 20;

  private final Path socket;
  private final Commands commands;
  private final ServerSocketChannel server;
  private final Semaphore clients = new Semaphore(MAX_CLIENTS);

  /** Starts to listen; a socket left behind by a process that is gone is replaced. */
  public ControlServer(Path socket, Commands commands) throws IOException {
    this.socket = socket;
    this.commands = commands;
    Path folder = socket.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    ControlClient.refuseIfAnswered(socket);
    Files.deleteIfExists(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    Thread.ofPlatform().daemon().name("simulators-control").start(this::accept);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        clients.acquireUninterruptibly();
        SocketChannel client = server.accept();
        Thread.ofVirtual().name("simulators-client").start(() -> serve(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        clients.release();
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        var out = Channels.newWriter(client, StandardCharsets.UTF_8)) {
      for (String line = readLine(in); line != null; line = readLine(in)) {
        out.write(JsonLine.write(answer(line)));
        out.write('\n');
        out.flush();
      }
    } catch (IOException e) {
      // the client is gone, and with it whoever could be told
    } finally {
      clients.release();
    }
  }

  private Map<String, Object> answer(String line) {
    try {
      return commands.run(JsonLine.read(line));
    } catch (IllegalArgumentException | IOException e) {
      return Map.of("ok", false, "error", String.valueOf(e.getMessage()));
    }
  }

  /** A line without its end; null at the end of the stream. */
  static @Nullable String readLine(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() == MAX_LINE) {
        throw new IOException("line of more than " + MAX_LINE + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }
}
