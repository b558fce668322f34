package org.parkwatch.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parkwatch.alerting.board.AlarmState.UNACKNOWLEDGED;
import static org.parkwatch.ui.testpark.FakeBoard.alarm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveServerTest {
  private static final long DATA = 1_795_329_126_000L;
  private final JsonMapper json = JsonMapper.builder().build();
  private LiveTestServer server;

  @BeforeAll
  void start() {
    server = new LiveTestServer(1, 1, 2);
    server.latest.watermark(DATA);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpClient signedIn(String user) throws Exception {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    get(client, "/sign-in?as=" + user);
    return client;
  }

  private HttpResponse<byte[]> get(HttpClient client, String path, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url(path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private Screened open(HttpClient client, @Nullable String origin) {
    Screened screen = new Screened();
    WebSocket.Builder builder = client.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    screen.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + server.port + "/live/park"), screen)
            .join();
    return screen;
  }

  private Screened open(HttpClient client) {
    return open(client, server.url(""));
  }

  /** Collects whole frames. */
  private static final class Screened implements WebSocket.Listener {
    final BlockingQueue<byte[]> frames = new ArrayBlockingQueue<>(100);
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    @Nullable WebSocket socket;

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      partial.writeBytes(bytes);
      if (last) {
        frames.add(partial.toByteArray());
        partial.reset();
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    byte[] next() throws InterruptedException {
      byte[] frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within ten seconds").isNotNull();
      return frame;
    }

    void say(String text) {
      WebSocket open = socket;
      if (open != null) {
        open.sendText(text, true).join();
      }
    }
  }

  private static int statusOf(Throwable failure) {
    return failure instanceof CompletionException completion
            && completion.getCause() instanceof WebSocketHandshakeException refused
        ? refused.getResponse().statusCode()
        : -1;
  }

  @Test
  void withoutASessionNothingAnswers() throws Exception {
    HttpClient stranger = HttpClient.newHttpClient();
    for (String path :
        List.of("/live/layout", "/live/trend?point=0", "/live/cabinet?code=x", "/live/past?at=1")) {
      assertThat(get(stranger, path).statusCode()).as(path).isEqualTo(401);
    }
    assertThatThrownBy(() -> open(stranger))
        .satisfies(failure -> assertThat(statusOf(failure)).isEqualTo(401));
  }

  /** Cross-site WebSocket hijacking: the browser would send the cookie with any page's socket. */
  @Test
  void aPageOfAnotherOriginGetsNoSocketThoughItsBrowserIsSignedIn() throws Exception {
    HttpClient client = signedIn("chen");
    for (String origin : List.of("http://evil.example", "http://127.0.0.1:1", "null")) {
      assertThatThrownBy(() -> open(client, origin))
          .as(origin)
          .satisfies(failure -> assertThat(statusOf(failure)).isEqualTo(403));
    }
    assertThatThrownBy(() -> open(client, null))
        .satisfies(failure -> assertThat(statusOf(failure)).isEqualTo(403));
  }

  @Test
  void theFirstFrameIsWholeAndTheNextOnesOnlyChange() throws Exception {
    Screened screen = open(signedIn("chen"));
    LiveState state = new LiveState(400, 2);
    FrameReader first = FrameReader.apply(screen.next(), state);
    assertThat(first.full).isTrue();
    assertThat(first.changedCabinets).isEqualTo(400);
    assertThat(first.dataMillis).isEqualTo(DATA);
    assertThat(first.serverMillis).isEqualTo(DATA + 400);
    server.latest.good(8, 2.5, DATA);
    server.latest.good(10, 1.5, DATA);
    server.board.set(List.of(alarm(1, 2, UNACKNOWLEDGED, 2, 4)));
    FrameReader delta;
    do {
      delta = FrameReader.apply(screen.next(), state);
    } while (state.power[2] != 400);
    assertThat(delta.full).isFalse();
    assertThat(delta.changedCabinets).isEqualTo(1);
    assertThat(state.mark[2]).isEqualTo((byte) 2);
    assertThat(delta.changedRooms).isEqualTo(1);
    screen.say("full");
    do {
      delta = FrameReader.apply(screen.next(), state);
    } while (!delta.full);
    assertThat(delta.changedCabinets).isEqualTo(400);
  }

  @Test
  void signingOutEndsTheSocket() throws Exception {
    HttpClient client = signedIn("chen");
    Screened screen = open(client);
    screen.next();
    get(client, "/sign-out");
    assertThat(screen.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void whoeverSaysAnythingElseIsClosed() throws Exception {
    Screened screen = open(signedIn("chen"));
    screen.next();
    screen.say("give me more");
    assertThat(screen.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1003);
  }

  @Test
  void anAccountThatLostItsAccessIsClosedAtOnce() throws Exception {
    Screened screen = open(signedIn("gone"));
    assertThat(screen.closed.get(10, TimeUnit.SECONDS)).isEqualTo(1008);
  }

  @Test
  void aScopeWithoutThisParkSeesNoneOfItsCabinets() throws Exception {
    HttpClient guest = signedIn("guest");
    Screened screen = open(guest);
    assertThat(FrameReader.apply(screen.next(), new LiveState(0, 0)).changedCabinets).isZero();
    assertThat(get(guest, "/live/trend?point=0&from=0&to=1000&buckets=10").statusCode())
        .isEqualTo(404);
    assertThat(get(guest, "/live/cabinet?code=FZ-B1-1F-R101-A01").statusCode()).isEqualTo(404);
  }

  @Test
  void theLayoutComesCompressedAndOnlyOnceARevision() throws Exception {
    HttpClient client = signedIn("chen");
    HttpResponse<byte[]> first = get(client, "/live/layout", "Accept-Encoding", "gzip");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(first.headers().firstValue("Cache-Control").orElse("")).contains("private");
    JsonNode layout =
        json.readTree(new GZIPInputStream(new ByteArrayInputStream(first.body())).readAllBytes());
    assertThat(layout.get("cabinets").get("code").size()).isEqualTo(400);
    String etag = first.headers().firstValue("ETag").orElse("");
    HttpResponse<byte[]> again = get(client, "/live/layout", "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get(client, "/live/layout").statusCode()).isEqualTo(200);
  }

  @Test
  void aTrendHasNullWhereABucketIsEmpty() throws Exception {
    HttpResponse<byte[]> answer =
        get(signedIn("chen"), "/live/trend?point=1&from=0&to=36000000&buckets=10");
    JsonNode trend = json.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(trend.get("unit").asString()).isEqualTo("°C");
    assertThat(trend.get("widthMillis").asLong()).isEqualTo(3_600_000);
    assertThat(trend.get("mean").size()).isEqualTo(10);
    assertThat(trend.get("mean").get(0).asDouble()).isEqualTo(20);
    assertThat(trend.get("mean").get(1).isNull()).isTrue();
    assertThat(trend.get("mean").get(9).asDouble()).isEqualTo(29);
  }

  @Test
  void aWrongTrendRequestNamesEverythingThatIsWrong() throws Exception {
    HttpResponse<byte[]> answer =
        get(signedIn("chen"), "/live/trend?point=abc&from=-1&to=5&buckets=5001");
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode errors = json.readTree(answer.body()).get("errors");
    assertThat(errors.size()).isEqualTo(3);
    assertThat(errors.get(0).asString())
        .isEqualTo("point must be a whole number from 0 to 2147483647, got \"abc\"");
    assertThat(get(signedIn("chen"), "/live/trend?point=0&from=9&to=9").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aCabinetsPartsAreShownWhereItsSumIsNot() throws Exception {
    server.latest.good(0, 2.25, DATA);
    JsonNode detail =
        json.readTree(get(signedIn("chen"), "/live/cabinet?code=FZ-B1-1F-R101-A01").body());
    assertThat(detail.get("feeds").get(0).get("kw").asDouble()).isEqualTo(2.25);
    assertThat(detail.get("feeds").get(1).get("kw").isNull()).isTrue();
    assertThat(detail.get("feeds").get(1).get("why").asString()).isEqualTo("NEVER");
  }

  /** Nothing is kept of that time: the newest values must not stand in for it. */
  @Test
  void thePastIsNeverThePresent() throws Exception {
    server.latest.good(0, 2.25, DATA);
    HttpClient chen = signedIn("chen");
    HttpResponse<byte[]> answer = get(chen, "/live/past?at=" + (DATA - 1));
    assertThat(answer.statusCode()).isEqualTo(200);
    LiveState screen = new LiveState(cabinets(answer.body()), rooms(answer.body()));
    FrameReader head = FrameReader.apply(answer.body(), screen);
    assertThat(head.full).isTrue();
    assertThat(head.dataMillis).isEqualTo((DATA - 1) / 300_000 * 300_000);
    for (short power : screen.power) {
      assertThat(power).isLessThan(NoValue.FIRST_VALUE);
    }
    String cabinet = "/live/cabinet?code=FZ-B1-1F-R101-A01&at=" + (DATA - 1);
    JsonNode feed = json.readTree(get(chen, cabinet).body()).get("feeds").get(0);
    assertThat(feed.get("kw").isNull()).isTrue();
    for (String at : List.of("", "?at=", "?at=noon", "?at=-1", "?at=" + (DATA + 1_000_000))) {
      assertThat(get(chen, "/live/past" + at).statusCode()).as(at).isEqualTo(400);
    }
  }

  private static int cabinets(byte[] frame) {
    return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(32);
  }

  private static int rooms(byte[] frame) {
    return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(36);
  }
}
