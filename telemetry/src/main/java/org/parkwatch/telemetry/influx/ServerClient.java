package org.parkwatch.telemetry.influx;

import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApiBlocking;
import com.influxdb.client.domain.InfluxQLQuery;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.WriteParameters;
import com.influxdb.exceptions.InfluxException;
import com.influxdb.query.InfluxQLQueryResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The official client, led to the paths that InfluxDB 1.x knows. Thread-safe. */
final class ServerClient implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

  /** What a server says of lines that it will not take the next time either. */
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

  /** It warns of every answer without rows; held here, for loggers are forgotten otherwise. */
  private static final Logger CHATTY = Logger.getLogger("com.influxdb.internal.AbstractQueryApi");

  static {
    CHATTY.setLevel(Level.SEVERE);
  }

  private static final String NO_ORGANISATION = "-";

  private final HistoryServer server;
  private final OkHttpClient http;
  private final InfluxDBClient client;
  private final WriteApiBlocking writes;
  private final WriteParameters millis;

  /** A server refused lines for good. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason);
    }
  }

  /** A server is out of reach, or does not let us in: to be tried again. */
  static final class Out extends IOException {
    private static final long serialVersionUID = 1;

    Out(String reason) {
      super(reason);
    }
  }

  ServerClient(HistoryServer server) {
    this.server = server;
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT_WITHIN)
            .readTimeout(ANSWER_WITHIN)
            .writeTimeout(ANSWER_WITHIN)
            .addInterceptor(this::lead);
    http = builder.build();
    client =
        InfluxDBClientFactory.create(
            InfluxDBClientOptions.builder()
                .url(server.address().toString())
                .org(NO_ORGANISATION)
                .bucket(server.database())
                .okHttpClient(builder)
                .build());
    writes = client.getWriteApiBlocking();
    millis = new WriteParameters(server.database(), NO_ORGANISATION, WritePrecision.MS);
  }

  /** Signs in on every request, and turns the client's path of writes into that of 1.x. */
  private Response lead(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder led = request.newBuilder();
    HttpUrl url = request.url();
    if (server.kind() == ServerKind.INFLUXDB && url.encodedPath().endsWith("/api/v2/write")) {
      led.url(
          url.newBuilder()
              .encodedPath("/write")
              .removeAllQueryParameters("org")
              .removeAllQueryParameters("bucket")
              .setQueryParameter("db", server.database())
              .build());
    }
    ServerLogin login = server.login().get();
    if (!login.user().isEmpty()) {
      led.header(
          "Authorization",
          Credentials.basic(login.user(), login.password(), StandardCharsets.UTF_8));
    }
    return chain.proceed(led.build());
  }

  /**
   * Writes lines of line protocol with times in milliseconds; they are stored when it returns.
   *
   * @throws Refused if the server will not take some of them the next time either; it took the
   *     others
   * @throws Out if nobody knows what was stored: to be tried again
   */
  void write(String lines) throws Refused, Out {
    try {
      writes.writeRecord(lines, millis);
    } catch (InfluxException e) {
      String reason = e.status() + " " + e.getMessage();
      if (REFUSALS.contains(e.status())) {
        throw new Refused(reason);
      }
      throw new Out(e.status() == 0 ? String.valueOf(e.getMessage()) : reason);
    }
  }

  /** Asks by InfluxQL; times come in milliseconds. One result for each statement, series in it. */
  List<InfluxQLQueryResult.Series> query(String influxQl) throws Out {
    try {
      InfluxQLQueryResult result =
          client
              .getInfluxQLQueryApi()
              .query(
                  new InfluxQLQuery(influxQl, server.database(), InfluxQLQuery.AcceptHeader.CSV)
                      .setPrecision(InfluxQLQuery.InfluxQLPrecision.MILLISECONDS));
      return result.getResults().stream().flatMap(each -> each.getSeries().stream()).toList();
    } catch (InfluxException e) {
      throw new Out(e.status() + " " + e.getMessage());
    }
  }

  /** What reads an answer while it comes. */
  interface Reading<T> {
    T of(ResponseBody body) throws IOException;
  }

  /** Asks a path of VictoriaMetrics, with the fields of a form. */
  <T> T post(String path, Map<String, String> form, Reading<T> reading) throws IOException {
    FormBody.Builder body = new FormBody.Builder();
    form.forEach(body::add);
    HttpUrl url = HttpUrl.get(server.address().toString()).newBuilder().encodedPath(path).build();
    Request request = new Request.Builder().url(url).post(body.build()).build();
    try (Response response = http.newCall(request).execute()) {
      ResponseBody answer = response.body();
      if (!response.isSuccessful() || answer == null) {
        throw new Out(response.code() + " " + (answer == null ? "" : answer.string()));
      }
      return reading.of(answer);
    }
  }

  @Override
  public void close() {
    client.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
