package org.parkwatch.collectors.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A TCP server on a free port of loopback, with a thread a connection. Thread-safe. */
public final class TcpListener implements AutoCloseable {
  /** What is said on a connection; when it ends, however it does, the connection is closed. */
  public interface Conversation {
    void on(Socket socket) throws Exception;
  }

  private final Conversation conversation;
  private final ServerSocket server;
  private final List<Socket> sockets = new ArrayList<>();

  /** Takes connections from now on. */
  public TcpListener(Conversation conversation) throws IOException {
    this.conversation = conversation;
    server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Connections so far, closed ones too. */
  public synchronized int connections() {
    return sockets.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        synchronized (this) {
          sockets.add(socket);
        }
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // closed: the test is over
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      conversation.on(socket);
    } catch (Exception e) {
      // hung up by either side: the connection is closed
    }
  }

  @Override
  public synchronized void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
