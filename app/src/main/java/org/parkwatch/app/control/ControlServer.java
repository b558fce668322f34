package org.parkwatch.app.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
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
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands at a Unix domain socket that only its owner can open. A line in: the verb and its
 * words, separated by tabs. Lines out: {@code -} and a tab before progress, at last {@code +}
 * before what was done or {@code !} before why it was not. One command a connection. Thread-safe.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
  private static final int MOST_CLIENTS = 8;
  private static final int LONGEST_LINE = 1 << 16;

  private final Path socket;
  private final List<ControlCommand> commands;
  private final ServerSocketChannel server;
  private final Semaphore clients = new Semaphore(MOST_CLIENTS);

  /**
   * Starts to listen. The caller holds the data folder: a socket that is there was left behind.
   *
   * @throws IOException if it cannot; a path of over about a hundred bytes is none
   */
  public ControlServer(Path socket, List<ControlCommand> commands) throws IOException {
    this.socket = socket;
    this.commands = List.copyOf(commands);
    Files.deleteIfExists(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Thread.ofPlatform().daemon().name("control").start(this::accept);
  }

  private void accept() {
    while (server.isOpen()) {
      clients.acquireUninterruptibly();
      try {
        SocketChannel client = server.accept();
        Thread.ofPlatform().daemon().name("control-client").start(() -> serve(client));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("control: {}", e.toString());
        clients.release();
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client;
        BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
        Writer out = Channels.newWriter(client, StandardCharsets.UTF_8)) {
      String line = line(in);
      if (line != null) {
        answer(List.of(line.split("\t", -1)), out);
      }
    } catch (IOException e) {
      LOG.debug("control: the client is gone", e);
    } finally {
      clients.release();
    }
  }

  private void answer(List<String> words, Writer out) throws IOException {
    String verb = words.getFirst();
    ControlCommand command =
        commands.stream().filter(each -> each.verb().equals(verb)).findFirst().orElse(null);
    if (command == null) {
      write(out, '!', "the server knows no command " + verb);
      return;
    }
    try {
      List<String> rest = words.subList(1, words.size());
      write(out, '+', command.run(rest, text -> write(out, '-', text)));
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      LOG.warn("{}: {}", verb, e.toString());
      write(out, '!', String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("{} failed", verb, e);
      write(out, '!', e.toString());
    }
  }

  private static void write(Writer out, char kind, String text) throws IOException {
    synchronized (out) {
      out.write(kind + "\t" + text.replaceAll("\\s*\\R\\s*", " ") + "\n");
      out.flush();
    }
  }

  /** A line without its end; null at the end of the stream. */
  private static @Nullable String line(Reader in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a line of more than " + LONGEST_LINE + " characters");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }
}
