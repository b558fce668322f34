package org.parkwatch.ui.live;

import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Lets only signed-in pages of this server open the live socket: browsers send cookies with any
 * page's WebSocket, so a session alone does not prove whose page asks (cross-site WebSocket
 * hijacking). Refuses with 401 without a session, with 403 for another or no origin.
 */
final class SignedInHandshake implements HandshakeInterceptor {
  static final String HTTP_SESSION_ID = "parkwatch.httpSession";

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    HttpSession session =
        request instanceof ServletServerHttpRequest servlet
            ? servlet.getServletRequest().getSession(false)
            : null;
    if (request.getPrincipal() == null || session == null) {
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      return false;
    }
    if (request.getHeaders().getFirst(HttpHeaders.ORIGIN) == null
        || !WebUtils.isSameOrigin(request)) {
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    attributes.put(HTTP_SESSION_ID, session.getId());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception exception) {}
}
