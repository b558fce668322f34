package org.parkwatch.app.signin;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** The sessions that are open, and whose they are. Thread-safe. */
final class Sessions implements HttpSessionListener {
  private static final String WHO =
      HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

  /** So long the pages have to hear of it. */
  private static final int GRACE_SECONDS = 1;

  /** A little later than the grace: signing in then begins with a session of its own. */
  private static final String ASK_ANEW = "setTimeout(() => location.reload(), 1500)";

  private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    open.add(event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.remove(event.getSession());
  }

  /** How many sessions an account has now. */
  int count(String account) {
    return (int) open.stream().filter(session -> isOf(session, account)).count();
  }

  /**
   * Ends the sessions of an account, with their pages and sockets, but the one that asks. To be
   * called once what lets them in no more is durable, or they are back.
   */
  void endOthers(String account) {
    VaadinRequest request = VaadinRequest.getCurrent();
    String own = request == null ? "" : request.getWrappedSession().getId();
    for (HttpSession session : open) {
      if (!session.getId().equals(own) && isOf(session, account)) {
        end(session);
      }
    }
  }

  private static boolean isOf(HttpSession session, String account) {
    try {
      return session.getAttribute(WHO) instanceof SecurityContext context
          && context.getAuthentication() != null
          && context.getAuthentication().getName().equals(account);
    } catch (IllegalStateException e) {
      return false; // it has just ended
    }
  }

  /**
   * From now on the session's requests are nobody's. Its pages are told to ask anew, and the
   * session with its sockets ends once they have heard it.
   */
  private static void end(HttpSession session) {
    try {
      session.removeAttribute(WHO);
      VaadinSession.getAllSessions(session).forEach(Sessions::leave);
      CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS)
          .execute(() -> over(session));
    } catch (IllegalStateException e) {
      // it has just ended by itself
    }
  }

  private static void leave(VaadinSession session) {
    var _ = session.access(() -> session.getUIs().forEach(ui -> ui.getPage().executeJs(ASK_ANEW)));
  }

  private static void over(HttpSession session) {
    try {
      if (session.getAttribute(WHO) == null) { // else somebody has signed in with it anew
        session.invalidate();
      }
    } catch (IllegalStateException e) {
      // it has just ended by itself
    }
  }
}
