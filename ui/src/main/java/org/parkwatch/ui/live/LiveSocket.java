package org.parkwatch.ui.live;

import java.io.IOException;
import java.security.Principal;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.ui.access.ViewerSource;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator.OverflowStrategy;

/**
 * The socket {@code /live/park}. The server sends binary frames; the only thing a screen may say is
 * the text {@code full}, when it missed a frame. Thread-safe.
 */
final class LiveSocket extends AbstractWebSocketHandler {
  private static final String ASK_FULL = "full";

  /** A screen that takes longer for one frame is closed and connects again. */
  private static final int SEND_LIMIT_MS = 10_000;

  /** Waiting frames beyond this are dropped, the oldest first; the screen notices the gap. */
  private static final int BUFFER_LIMIT_BYTES = 512 * 1024;

  private static final int MOST_SCREENS = 1_000;

  private final LiveFeed feed;
  private final ViewerSource viewers;

  LiveSocket(LiveFeed feed, ViewerSource viewers) {
    this.feed = feed;
    this.viewers = viewers;
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    Principal principal = session.getPrincipal();
    Object httpSession = session.getAttributes().get(SignedInHandshake.HTTP_SESSION_ID);
    if (principal == null || !(httpSession instanceof String httpSessionId)) {
      session.close(CloseStatus.POLICY_VIOLATION.withReason("sign in first"));
      return;
    }
    if (feed.screens() >= MOST_SCREENS) {
      session.close(CloseStatus.SERVICE_OVERLOAD);
      return;
    }
    Scope scope;
    try {
      scope = viewers.viewerOf(principal).scope();
    } catch (AccessRefused refused) {
      session.close(CloseStatus.POLICY_VIOLATION.withReason("no access"));
      return;
    }
    WebSocketSession bounded =
        new ConcurrentWebSocketSessionDecorator(
            session, SEND_LIMIT_MS, BUFFER_LIMIT_BYTES, OverflowStrategy.DROP);
    feed.add(new Screen(bounded, principal, scope, httpSessionId));
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message)
      throws IOException {
    if (message.getPayload().equals(ASK_FULL)) {
      feed.wantsFull(session.getId());
    } else {
      session.close(CloseStatus.NOT_ACCEPTABLE);
    }
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message)
      throws IOException {
    session.close(CloseStatus.NOT_ACCEPTABLE);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    feed.remove(session.getId());
  }
}
