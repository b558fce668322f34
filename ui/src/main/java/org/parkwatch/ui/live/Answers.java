package org.parkwatch.ui.live;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.ViewerSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the live routes: JSON or frames, never stored, refused without a session. Thread-safe.
 */
final class Answers {
  private final ViewerSource viewers;
  private final JsonMapper json = JsonMapper.builder().build();

  Answers(ViewerSource viewers) {
    this.viewers = viewers;
  }

  /** Finds out who asks and lets the function answer. */
  ServerResponse forViewer(ServerRequest request, Function<Viewer, ServerResponse> answer) {
    Optional<Principal> principal = request.principal();
    if (principal.isEmpty()) {
      return errors(HttpStatus.UNAUTHORIZED, List.of("sign in first"));
    }
    try {
      return answer.apply(viewers.viewerOf(principal.get()));
    } catch (AskedTime.NoSuchTime wrong) {
      return errors(HttpStatus.BAD_REQUEST, List.of(String.valueOf(wrong.getMessage())));
    } catch (AccessRefused refused) {
      return errors(HttpStatus.FORBIDDEN, List.of(String.valueOf(refused.getMessage())));
    }
  }

  ServerResponse ok(Object content) {
    return answer(HttpStatus.OK, content);
  }

  ServerResponse bytes(byte[] content) {
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .cacheControl(CacheControl.noStore())
        .body(content);
  }

  /** All that is wrong with a request, one sentence each. */
  ServerResponse errors(HttpStatus status, List<String> errors) {
    return answer(status, Map.of("errors", errors));
  }

  private ServerResponse answer(HttpStatus status, Object content) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json.writeValueAsBytes(content));
  }
}
