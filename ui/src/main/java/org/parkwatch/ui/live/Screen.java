package org.parkwatch.ui.live;

import java.security.Principal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.parkwatch.facility.access.Scope;
import org.springframework.web.socket.WebSocketSession;

/**
 * One open socket and what it may see. Thread-safe.
 *
 * @param socket decorated so that sends are serial and bounded
 * @param httpSessionId with which it lives and ends
 * @param ask set while it waits for a full frame
 */
record Screen(
    WebSocketSession socket,
    Principal principal,
    Scope scope,
    String httpSessionId,
    AtomicBoolean ask) {
  Screen(WebSocketSession socket, Principal principal, Scope scope, String httpSessionId) {
    this(socket, principal, scope, httpSessionId, new AtomicBoolean());
  }

  void askFull() {
    ask.set(true);
  }

  boolean takeAsk() {
    return ask.getAndSet(false);
  }
}
