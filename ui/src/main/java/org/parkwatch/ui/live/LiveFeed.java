package org.parkwatch.ui.live;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.access.ViewerSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;

/**
 * Sends a frame a second to every screen. One thread reads and encodes; each send runs on a virtual
 * thread of its own, so that a slow screen waits for nobody and nobody for it. Thread-safe.
 */
final class LiveFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final int CHECK_VIEWER_EVERY = 15;

  private final Parks parks;
  private final Latest latest;
  private final AlarmBoard board;
  private final ViewerSource viewers;
  private final InstantSource clock;
  private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
  private final Map<Scope, Channel> channels = new HashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-feed").daemon().factory());
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private long ticks;
  private boolean failing;

  LiveFeed(
      Parks parks, Latest latest, AlarmBoard board, ViewerSource viewers, InstantSource clock) {
    this.parks = parks;
    this.latest = latest;
    this.board = board;
    this.viewers = viewers;
    this.clock = clock;
  }

  /** Begins the beat of one frame a second. */
  LiveFeed start() {
    var _ = timer.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
    return this;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    senders.shutdownNow();
  }

  int screens() {
    return screens.size();
  }

  /** Adds a screen, which gets a full frame at once. */
  void add(Screen screen) {
    screens.add(screen);
    timer.execute(() -> guarded(() -> deliverFull(screen)));
  }

  void remove(String sessionId) {
    screens.removeIf(screen -> screen.socket().getId().equals(sessionId));
  }

  /** Sends a full frame with the next beat to a screen that missed one. */
  void wantsFull(String sessionId) {
    for (Screen screen : screens) {
      if (screen.socket().getId().equals(sessionId)) {
        screen.askFull();
      }
    }
  }

  /** Closes all screens of an HTTP session that ended. */
  void endHttpSession(String httpSessionId) {
    for (Screen screen : screens) {
      if (screen.httpSessionId().equals(httpSessionId)) {
        close(screen, CloseStatus.POLICY_VIOLATION.withReason("signed out"));
      }
    }
  }

  private void beat() {
    guarded(this::tick);
  }

  /** An error of one beat must not end all later ones; it is logged once until a beat succeeds. */
  private void guarded(Runnable work) {
    try {
      work.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("live frames could not be made; trying again each second", e);
      }
      failing = true;
    }
  }

  private void tick() {
    if (++ticks % CHECK_VIEWER_EVERY == 0) {
      screens.forEach(this::checkViewer);
    }
    Map<Scope, List<Screen>> byScope =
        screens.stream().collect(Collectors.groupingBy(Screen::scope));
    channels.keySet().retainAll(byScope.keySet());
    byScope.forEach(this::send);
  }

  private void send(Scope scope, Collection<Screen> own) {
    Channel channel = channelOf(scope);
    boolean owed = channel.owesFull();
    byte[] delta = channel.next(clock.millis());
    for (Screen screen : own) {
      boolean full = screen.takeAsk() || owed;
      deliver(screen, full ? channel.full() : delta);
    }
    channel.paid();
  }

  private void deliverFull(Screen screen) {
    deliver(screen, channelOf(screen.scope()).full());
  }

  private Channel channelOf(Scope scope) {
    Channel known = channels.get(scope);
    if (known == null) {
      Viewer viewer = new Viewer("system:live", Role.VIEWER, scope);
      known = new Channel(viewer, parks, latest, board, clock.millis());
      channels.put(scope, known);
    }
    return known;
  }

  private void deliver(Screen screen, byte[] frame) {
    senders.execute(() -> {
      try {
        screen.socket().sendMessage(new BinaryMessage(frame));
      } catch (IOException | RuntimeException e) {
        LOG.debug("screen {} is gone", screen.socket().getId(), e);
        close(screen, CloseStatus.SESSION_NOT_RELIABLE);
      }
    });
  }

  /** A role or scope taken away counts for open screens too. */
  private void checkViewer(Screen screen) {
    boolean same;
    try {
      same = viewers.viewerOf(screen.principal()).scope().equals(screen.scope());
    } catch (AccessRefused refused) {
      same = false;
    }
    if (!same) {
      close(screen, CloseStatus.POLICY_VIOLATION.withReason("access changed"));
    }
  }

  private void close(Screen screen, CloseStatus status) {
    screens.remove(screen);
    senders.execute(() -> {
      try {
        screen.socket().close(status);
      } catch (IOException | RuntimeException e) {
        LOG.debug("screen {} was gone already", screen.socket().getId(), e);
      }
    });
  }
}
