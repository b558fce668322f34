package org.parkwatch.app.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sends a command to the running server and shows what it answers. */
public final class ControlClient {
  private ControlClient() {}

  /**
   * Sends one command and waits until it is done.
   *
   * @param socket where the server of a data folder listens
   * @param words verb and words, without tabs and line breaks
   * @return the exit status, 0 if it was done; empty if no server answers there
   * @throws IOException if the server goes away meanwhile
   */
  public static Optional<Integer> send(
      Path socket, List<String> words, PrintStream out, PrintStream err) throws IOException {
    String line = String.join("\t", words);
    if (line.contains("\n") || words.stream().anyMatch(word -> word.contains("\t"))) {
      throw new IOException("a tab or line break in a word is not understood");
    }
    SocketChannel channel;
    try {
      channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return Optional.empty();
    }
    try (channel;
        BufferedReader in =
            new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        Writer to = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
      to.write(line + "\n");
      to.flush();
      for (String said = in.readLine(); said != null; said = in.readLine()) {
        String text = said.substring(Math.min(2, said.length()));
        switch (said.isEmpty() ? ' ' : said.charAt(0)) {
          case '-' -> out.println(text);
          case '+' -> {
            out.println(text);
            return Optional.of(0);
          }
          default -> {
            err.println(text);
            return Optional.of(1);
          }
        }
      }
    }
    throw new IOException("the server ended before it was done");
  }
}
