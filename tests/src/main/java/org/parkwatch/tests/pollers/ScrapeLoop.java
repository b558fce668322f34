package org.parkwatch.tests.pollers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks an exporter for each device once an interval, evenly spread over it, over connections that
 * are kept. Waits while many questions are unanswered, so that an exporter that cannot keep pace is
 * late and not buried. Runs in a thread of its own until it is closed.
 */
final class ScrapeLoop implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int MOST_UNANSWERED = 64;

  private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<HttpRequest> requests;
  private final long betweenNanos;
  private final Thread thread = Thread.ofPlatform().daemon().name("scrape").unstarted(this::run);
  private volatile boolean ended;

  private ScrapeLoop(List<HttpRequest> requests, Duration interval) {
    this.requests = requests;
    betweenNanos = interval.toNanos() / requests.size();
  }

  static ScrapeLoop start(PollTask task, int port) {
    List<HttpRequest> requests =
        task.agents().stream()
            .map(agent ->
                HttpRequest.newBuilder(address(agent, port)).timeout(TIMEOUT).GET().build())
            .toList();
    ScrapeLoop loop = new ScrapeLoop(requests, task.interval());
    loop.thread.start();
    return loop;
  }

  static URI address(Agent agent, int port) {
    return URI.create(
        "http://127.0.0.1:%d/snmp?module=%s&target=%s:%d"
            .formatted(port, agent.profile(), agent.host(), agent.port()));
  }

  private void run() {
    long start = System.nanoTime();
    for (long i = 0; !ended; i++) {
      try {
        long left = start + i * betweenNanos - System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(left);
        unanswered.acquire();
      } catch (InterruptedException e) {
        return;
      }
      // What fails is seen in what the agents count.
      CompletableFuture<?> _ =
          client
              .sendAsync(requests.get((int) (i % requests.size())), BodyHandlers.discarding())
              .whenComplete((answer, failure) -> unanswered.release());
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    client.shutdownNow();
  }
}
