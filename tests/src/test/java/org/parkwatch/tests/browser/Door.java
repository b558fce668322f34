package org.parkwatch.tests.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;

/** Knocks at the server without a browser, so that no script softens its answer. Thread-safe. */
final class Door implements AutoCloseable {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int FOUND = 302;

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();

  Door(String url) {
    server = URI.create(url);
  }

  /**
   * What the server says to a request.
   *
   * @param location where it leads, empty if nowhere
   */
  record Answer(int status, String location, String body) {
    /** Whether it is sign-in or a refusal. */
    boolean closed() {
      return status == 401
          || status == 403
          || (status == FOUND && location.matches("(http://[^/]+)?/login"));
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.resolve(path)).build());
  }

  /**
   * Status of the handshake of the live socket; 101 if it opens.
   *
   * @param cookie of a session, empty for none
   * @param origin of the page that asks
   */
  int socket(String cookie, String origin) {
    var builder = client.newWebSocketBuilder().header("Origin", origin);
    if (!cookie.isEmpty()) {
      builder.header("Cookie", cookie);
    }
    URI address = URI.create("ws://" + server.getAuthority() + "/live/park");
    try {
      builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
      return SWITCHING_PROTOCOLS;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  /** As a program that has a token. */
  Answer get(String path, String token) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    String location = response.headers().firstValue("Location").orElse("");
    return new Answer(response.statusCode(), location, response.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
