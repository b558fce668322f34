package org.parkwatch.app.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.parkwatch.telemetry.export.ExportFormat;
import org.parkwatch.telemetry.export.ExportQuery;
import org.parkwatch.telemetry.export.ExportRefused;
import org.parkwatch.telemetry.parquet.TableRows;
import org.parkwatch.ui.export.ExportRoutes;

/** Takes history of the running server out into a file, which is there whole or not at all. */
public final class ExportCommand {
  private static final String USAGE =
      """
      usage: parkwatch history export --from TIME --to TIME --out FILE [--format csv|parquet]
               [--device PATTERN] [--point PATTERN] [--place CODE]
               [--equipment KIND] [--quantity QUANTITY] [--tier raw|minute|quarter|hour|day]
               [--data DIR]

      TIME: 2026-11-22 or 2026-11-22T08:00 (of the site), or 2026-11-22T00:00:00Z.
      PATTERN: a code or name in which * stands for anything, such as '*-R101-*' or 'power*';
      several with commas between. Points derived for a cabinet, place or tenant go by its code.
      Without --format a FILE that ends in .parquet is Parquet, and any other CSV.
      The server must run. Ctrl-C ends it and leaves nothing.\
      """;

  private static final int CHUNK = 1 << 16;
  private static final double MB = 1e6;

  /** Over what is left of a longer line. */
  private static final String BLANK = " ".repeat(20);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SHOW_NANOS = 500_000_000;

  private final Path data;
  private final PrintStream err;

  private ExportCommand(Path data, PrintStream err) {
    this.data = data;
    this.err = err;
  }

  /** What was typed and is not to be done. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  /** Exit status 0: the file is there; 1: it could not be made; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), err));
  }

  static int run(List<String> arguments, PrintStream err) {
    Map<String, String> words = new LinkedHashMap<>();
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      String option = rest.removeFirst();
      String word = option.startsWith("--") ? option.substring(2) : "";
      boolean known =
          ExportQuery.WORDS.contains(word)
              || List.of("out", "data", ExportFormat.WORD).contains(word);
      if (!known || rest.isEmpty()) {
        err.println(known ? option + " needs a value" : "history export does not know " + option);
        err.println(USAGE);
        return 2;
      }
      words.put(word, rest.removeFirst());
    }
    Path data = Path.of(words.getOrDefault("data", "data"));
    words.remove("data");
    String out = words.remove("out");
    if (out == null) {
      err.println(USAGE);
      return 2;
    }
    try {
      Path here = Path.of(System.getProperty("parkwatch.here", ""));
      words.putIfAbsent(ExportFormat.WORD, out.endsWith(".parquet") ? "parquet" : "csv");
      ExportFormat format = ExportFormat.named(words.getOrDefault(ExportFormat.WORD, ""));
      new ExportCommand(data, err).export(words, format, here.resolve(out));
      return 0;
    } catch (Refused | ExportRefused e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println("the export was not finished: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      err.println("the export was stopped");
    }
    return 1;
  }

  private void export(Map<String, String> words, ExportFormat format, Path out)
      throws IOException, InterruptedException, Refused {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "?" + query(words)))
            .header("Authorization", "Bearer " + text("secrets/command-token"))
            .timeout(PATIENCE)
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() != 200) {
          throw new Refused(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
        long rows = response.headers().firstValueAsLong(ExportRoutes.ROWS).orElse(0);
        keep(in, out, format, rows);
      }
    }
  }

  private String url() throws Refused {
    String base = text("run/url");
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
        + ExportRoutes.PROGRAM;
  }

  private String text(String file) throws Refused {
    try {
      return Files.readString(data.resolve(file)).strip();
    } catch (IOException e) {
      throw new Refused(
          "no server seems to run on " + data + ": " + data.resolve(file) + " cannot be read");
    }
  }

  private static String query(Map<String, String> words) {
    return words.entrySet().stream()
        .map(word ->
            word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Into a file beside it first; what is half is deleted, however this ends. */
  private void keep(InputStream in, Path out, ExportFormat format, long expectedRows)
      throws IOException {
    Path half = out.resolveSibling(out.getFileName() + ".part");
    Thread sweeper = new Thread(() -> half.toFile().delete());
    Runtime.getRuntime().addShutdownHook(sweeper);
    try {
      long lines = copy(in, half, format, expectedRows);
      long rows = format == ExportFormat.CSV ? Math.max(0, lines - 1) : TableRows.of(half);
      Files.move(half, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      err.printf(Locale.ROOT, "\r%,d rows in %s%s%n", rows, out, BLANK);
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** Copies all, saying how far it is; how many lines came. */
  private long copy(InputStream in, Path half, ExportFormat format, long expectedRows)
      throws IOException {
    long lines = 0;
    long bytes = 0;
    long shown = System.nanoTime();
    byte[] chunk = new byte[CHUNK];
    try (OutputStream file = Files.newOutputStream(half)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        file.write(chunk, 0, n);
        bytes += n;
        for (int i = 0; i < n; i++) {
          lines += chunk[i] == '\n' ? 1 : 0;
        }
        if (System.nanoTime() - shown > SHOW_NANOS) {
          shown = System.nanoTime();
          String rows =
              format == ExportFormat.CSV
                  ? String.format(
                      Locale.ROOT, "%,d of about %,d rows", Math.max(0, lines - 1), expectedRows)
                  : String.format(Locale.ROOT, "about %,d rows in all", expectedRows);
          err.printf(Locale.ROOT, "\r%s, %.1f MB", rows, bytes / MB);
        }
      }
    }
    return lines;
  }
}
