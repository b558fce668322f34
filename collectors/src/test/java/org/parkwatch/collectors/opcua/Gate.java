package org.parkwatch.collectors.opcua;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The network between collector and server: while it is frozen connections stay open, new ones are
 * taken too, but nothing comes through, either way.
 */
final class Gate implements AutoCloseable {
  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private boolean frozen;

  Gate(InetSocketAddress target) throws IOException {
    this.target = target;
    listener = new ServerSocket(0, 50, target.getAddress());
    Thread.ofVirtual().start(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  synchronized void freeze(boolean now) {
    frozen = now;
    notifyAll();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket in = listener.accept();
        Socket out = new Socket(target.getAddress(), target.getPort());
        sockets.addAll(List.of(in, out));
        Thread.ofVirtual().start(() -> pump(in, out));
        Thread.ofVirtual().start(() -> pump(out, in));
      } catch (IOException e) {
        // closed, or the server is away: the next one may come through
      }
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[65_536];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passWhenThawed();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // the connection ends, as connections do
    }
  }

  private synchronized void passWhenThawed() throws InterruptedException {
    while (frozen) {
      wait();
    }
  }

  @Override
  public void close() throws IOException {
    freeze(false);
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
