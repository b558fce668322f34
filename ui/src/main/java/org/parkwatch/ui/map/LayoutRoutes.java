package org.parkwatch.ui.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.ui.access.ViewerSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the layout document at {@code /live/layout}, as far as the viewer may see the park. Built
 * and compressed once a scope and revision; a browser that has it gets 304. Thread-safe.
 */
final class LayoutRoutes {
  /** Scopes whose document is kept; beyond it the store is emptied and fills again. */
  private static final int KEPT = 64;

  private final Parks parks;
  private final ViewerSource viewers;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Scope, Document> documents = new ConcurrentHashMap<>();

  LayoutRoutes(Parks parks, ViewerSource viewers) {
    this.parks = parks;
    this.viewers = viewers;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().GET("/live/layout", this::layout).build();
  }

  private ServerResponse layout(ServerRequest request) throws IOException {
    Optional<Principal> principal = request.principal();
    if (principal.isEmpty()) {
      return refusal(HttpStatus.UNAUTHORIZED, "sign in first");
    }
    Document document;
    try {
      document = documentFor(viewers.viewerOf(principal.get()));
    } catch (AccessRefused refused) {
      return refusal(HttpStatus.FORBIDDEN, String.valueOf(refused.getMessage()));
    }
    ServerResponse.BodyBuilder answer =
        request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(document.etag)
            ? ServerResponse.status(HttpStatus.NOT_MODIFIED)
            : ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
    answer
        .eTag(document.etag)
        .cacheControl(CacheControl.maxAge(Duration.ZERO).cachePrivate().mustRevalidate())
        .varyBy(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.COOKIE);
    if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains(document.etag)) {
      return answer.build();
    }
    boolean gzip =
        request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
            .anyMatch(encodings -> encodings.contains("gzip"));
    return gzip
        ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(document.gzipped)
        : answer.body(json.writeValueAsBytes(document.content));
  }

  private ServerResponse refusal(HttpStatus status, String error) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json.writeValueAsBytes(Map.of("error", error)));
  }

  private Document documentFor(Viewer viewer) {
    Park park = parks.current(viewer);
    Document known = documents.get(viewer.scope());
    if (known != null && known.revision == park.revision()) {
      return known;
    }
    if (documents.size() >= KEPT) {
      documents.clear();
    }
    LayoutDocument content = LayoutDocument.of(ParkLayout.of(park));
    String etag =
        "\"%d-%d-%08x\""
            .formatted(LayoutDocument.FORMAT, park.revision(), viewer.scope().hashCode());
    Document document = new Document(park.revision(), etag, content, gzip(content));
    documents.put(viewer.scope(), document);
    return document;
  }

  private byte[] gzip(LayoutDocument content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(json.writeValueAsBytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @SuppressWarnings("ArrayRecordComponent") // sent as it is: equality is never asked
  private record Document(long revision, String etag, LayoutDocument content, byte[] gzipped) {}
}
