package org.parkwatch.tests.stores;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a server on this machine; what is no good answer is an error. Confined to one thread. */
final class ServerHttp implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  ServerHttp(int port) {
    this.port = port;
  }

  /** Asks for a page. */
  void get(String path) throws IOException {
    send(HttpRequest.newBuilder(at(path)).build());
  }

  /** Posts a form and reads the whole answer. */
  void post(String path, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private void send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2 || answer.body().contains("\"error\"")) {
        throw new IOException(
            request.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
