package org.parkwatch.app.history;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.app.storage.DataFolderInUse;
import org.parkwatch.app.storage.DatabaseRefused;
import org.parkwatch.app.storage.OfflineDatabase;
import org.parkwatch.app.storage.WallClock;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.telemetry.history.HistoryFile;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.influx.CopyEnd;
import org.parkwatch.telemetry.influx.EmbeddedEnd;
import org.parkwatch.telemetry.influx.HistoryCopy;
import org.parkwatch.telemetry.influx.InfluxHistory;
import org.parkwatch.telemetry.influx.ParkBlocks;
import org.parkwatch.telemetry.influx.ServerEnd;
import org.parkwatch.telemetry.influx.ServerFile;

/** {@code ./parkwatch history copy}: history of a time from one store to the other. */
public final class HistoryCommand {
  private static final String USAGE =
      """
      usage: parkwatch history copy --from STORE --to STORE --from-time T --to-time T
             [--data DIR]        the data folder (default: data); no server may run on it

      STORE is parkwatch, the embedded store, or the kind of the server that DIR/site/history.yaml
      names: influxdb, victoria-metrics. T is such as 2026-11-22, 2026-11-22T06:30 (of the site) or
      2026-11-22T06:30:00Z. A copy that was ended goes on where it was; run twice it is the same.\
      """;

  private static final String EMBEDDED = "parkwatch";
  private static final Viewer COPYING = Viewer.system("history copy");

  private final Path data;
  private final PrintStream out;

  private HistoryCommand(Path data, PrintStream out) {
    this.data = data;
    this.out = out;
  }

  /** Exit status 0: copied; 1: refused or failed; 2: not understood. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Map<String, String> said = new HashMap<>(Map.of("--data", "data"));
    boolean understood = arguments.size() % 2 == 1 && arguments.contains("copy");
    List<String> words = arguments.stream().filter(word -> !word.equals("copy")).toList();
    for (int i = 0; understood && i < words.size(); i += 2) {
      understood =
          List.of("--data", "--from", "--to", "--from-time", "--to-time").contains(words.get(i));
      said.put(words.get(i), words.get(i + 1));
    }
    if (!understood || said.size() != 5) {
      err.println(USAGE);
      return 2;
    }
    try {
      new HistoryCommand(Path.of(said.get("--data")).toAbsolutePath().normalize(), out).copy(said);
      return 0;
    } catch (InputRefused
        | DataFolderInUse
        | DatabaseRefused
        | IllegalArgumentException
        | IOException
        | UncheckedIOException e) {
      err.println("parkwatch: " + e.getMessage());
      return 1;
    }
  }

  private void copy(Map<String, String> said) throws IOException {
    Path settings = data.resolve("site/history.yaml");
    ServerFile.Said server =
        ServerFile.load(settings)
            .orElseThrow(() -> new IllegalArgumentException(settings + " names no server"));
    List<String> stores = List.of(EMBEDDED, server.kind().word());
    String from = said.getOrDefault("--from", "");
    String to = said.getOrDefault("--to", "");
    if (!stores.contains(from) || !stores.contains(to) || from.equals(to)) {
      throw new IllegalArgumentException(
          "--from and --to are %s and %s, not '%s' and '%s'"
              .formatted(EMBEDDED, server.kind().word(), from, to));
    }
    try (DataFolder folder = DataFolder.open(data)) {
      Park park = park(folder);
      long fromMillis = millis("--from-time", said, park.zone());
      long toMillis = millis("--to-time", said, park.zone());
      if (fromMillis >= toMillis) {
        throw new IllegalArgumentException("--from-time must lie before --to-time");
      }
      ParkBlocks blocks = new ParkBlocks(() -> park);
      Path state =
          folder
              .historyServer()
              .resolve("copy-%s-%s-%d-%d".formatted(from, to, fromMillis, toMillis));
      try (CopyEnd embedded = embedded(folder, park);
          CopyEnd remote = remote(folder, server, park, blocks)) {
        boolean out = from.equals(EMBEDDED);
        HistoryCopy copy =
            new HistoryCopy(out ? embedded : remote, out ? remote : embedded, blocks.all(), state);
        tell(copy.run(fromMillis, toMillis, this::tell));
      }
    }
  }

  private void tell(HistoryCopy.Progress progress) {
    out.printf(
        Locale.ROOT,
        "%5.1f %%  %,d samples read, %,d taken%n",
        progress.share() * 100,
        progress.read(),
        progress.taken());
  }

  private static Park park(DataFolder folder) {
    DataSource database = OfflineDatabase.open(folder);
    return new ParkStore(
            database, new SqlAuditTrail(database, WallClock.ofMachine()), new DerivedPoints())
        .current(COPYING);
  }

  private static CopyEnd embedded(DataFolder folder, Park park) {
    return new EmbeddedEnd(() ->
        HistoryStore.open(
            folder.history(),
            HistoryFile.load(folder.site().resolve("history.yaml")),
            HistorySites.of(() -> park)));
  }

  private static CopyEnd remote(
      DataFolder folder, ServerFile.Said said, Park park, ParkBlocks blocks) throws IOException {
    Vault vault = new Vault(folder.secrets(), Vault.usualKeyFile());
    return new ServerEnd(
        InfluxHistory.open(
            folder.historyServer(),
            said.with(ServerLogins.of(said, vault.open())),
            HistorySites.of(() -> park),
            blocks));
  }

  private static long millis(String option, Map<String, String> said, ZoneId zone) {
    String text = said.getOrDefault(option, "");
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text).toEpochMilli();
      }
      LocalDateTime local =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      return local.atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          option + ": '" + text + "' is no time such as 2026-11-22T06:30", e);
    }
  }
}
