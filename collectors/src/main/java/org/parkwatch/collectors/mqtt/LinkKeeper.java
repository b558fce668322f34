package org.parkwatch.collectors.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.health.ThrottledLog;

/**
 * Keeps a broker connected and subscribed, on a thread of its own: connects again after ever longer
 * pauses, and subscribes anew each time.
 */
final class LinkKeeper {
  /** Filters in one request: a long list fits no broker's packet limit. */
  private static final int FILTERS_AT_ONCE = 50;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final MqttLink link;
  private final BrokerAddress broker;
  private final @Nullable HostState host;
  private final MqttOptions options;
  private final Inbox inbox;
  private final ThrottledLog log;
  private final Thread thread;
  private volatile List<String> filters = List.of();
  private volatile boolean closed;

  /** Why the connection is to be made anew; null if it is not. */
  private final AtomicReference<@Nullable String> again = new AtomicReference<>();

  private List<String> subscribed = List.of();
  private boolean up;
  private int failures;

  LinkKeeper(
      MqttLink link,
      BrokerAddress broker,
      @Nullable HostState host,
      MqttOptions options,
      Inbox inbox,
      ThrottledLog log) {
    this.link = link;
    this.broker = broker;
    this.host = host;
    this.options = options;
    this.inbox = inbox;
    this.log = log;
    thread = Thread.ofVirtual().name("mqtt-link-" + broker).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** From now on these topics are heard; those no longer wanted come until the next connection. */
  void subscribe(List<String> wanted) {
    filters = wanted;
    LockSupport.unpark(thread);
  }

  /** Ends the connection and, after a pause, makes it anew: then unacknowledged messages come. */
  void again(String why) {
    again.set(why);
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      try {
        String why = again.getAndSet(null);
        if (why != null) {
          throw new LinkFailure(why);
        }
        if (!link.connected()) {
          if (up) {
            up = false;
            inbox.put(new Heard.Lost("the connection ended"));
          }
          link.connect();
          up = true;
          subscribed = List.of();
          subscribeNew();
          if (host != null) {
            link.publishRetained(host.topic(), host.payload(true));
          }
          failures = 0;
          inbox.put(new Heard.Connected());
          log.warn("broker connected", "MQTT broker " + broker + " is connected");
        }
        subscribeNew();
        LockSupport.parkNanos(LOOK_NANOS);
      } catch (LinkFailure | RuntimeException e) {
        failed(String.valueOf(e.getMessage()));
      }
    }
    sayGoodbye();
    link.close();
  }

  private void sayGoodbye() {
    if (host != null && up) {
      try {
        link.publishRetained(host.topic(), host.payload(false));
      } catch (LinkFailure e) {
        // then the broker says it for us: our will
      }
    }
  }

  private void subscribeNew() throws LinkFailure {
    List<String> wanted = filters;
    if (wanted.equals(subscribed)) {
      return;
    }
    List<String> fresh = new ArrayList<>(wanted);
    fresh.removeAll(subscribed);
    for (int from = 0; from < fresh.size(); from += FILTERS_AT_ONCE) {
      link.subscribe(fresh.subList(from, Math.min(fresh.size(), from + FILTERS_AT_ONCE)));
    }
    subscribed = wanted;
  }

  private void failed(String why) {
    link.close();
    up = false;
    inbox.put(new Heard.Lost(why));
    log.warn("broker", "MQTT broker " + broker + " cannot be used: " + why);
    long pause =
        Math.min(
            options.firstRetry().toNanos() << Math.min(failures, 10),
            options.longestRetry().toNanos());
    failures++;
    long until = System.nanoTime() + pause;
    while (!closed && System.nanoTime() < until) {
      LockSupport.parkNanos(Math.max(1, until - System.nanoTime()));
    }
  }

  void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(options.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
