package org.parkwatch.app.history;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.parkwatch.app.control.ControlClient;
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
import org.parkwatch.telemetry.influx.ServerFile;

/** {@code ./parkwatch history copy}: history of a time from one store to the other. */
public final class HistoryCommand {
  private static final String USAGE =
      """
      usage: parkwatch history copy --from STORE --to STORE --from-time T --to-time T
             [--data DIR]        the data folder (default: data); into parkwatch only while no
                                 server runs on it

      STORE is parkwatch, the embedded store, or the kind of the server that DIR/site/history.yaml
      names: influxdb, victoria-metrics. T is such as 2026-11-22, 2026-11-22T06:30 (of the site) or
      2026-11-22T06:30:00Z. A copy that was ended goes on where it was; run twice it is the same.\
      """;

  private static final Viewer COPYING = Viewer.system("history copy");

  private HistoryCommand() {}

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
    CopyRequest request =
        new CopyRequest(
            said.getOrDefault("--from", ""),
            said.getOrDefault("--to", ""),
            said.getOrDefault("--from-time", ""),
            said.getOrDefault("--to-time", ""));
    try {
      Path data = Path.of(said.get("--data")).toAbsolutePath().normalize();
      List<String> line = new ArrayList<>(List.of(CopyVerb.VERB));
      line.addAll(request.words());
      Optional<Integer> answered =
          ControlClient.send(DataFolder.controlSocket(data), line, out, err);
      return answered.isPresent() ? answered.get() : copy(data, request, out);
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

  /** On a data folder that no server uses. */
  private static int copy(Path data, CopyRequest request, PrintStream out) throws IOException {
    Path settings = data.resolve("site/history.yaml");
    ServerFile.Said server = CopyRequest.server(settings);
    try (DataFolder folder = DataFolder.open(data)) {
      Park park = park(folder);
      CopyRequest.Ends ends =
          new CopyRequest.Ends() {
            @Override
            public CopyEnd embedded() {
              return new EmbeddedEnd(() ->
                  HistoryStore.open(
                      folder.history(), HistoryFile.load(settings), HistorySites.of(() -> park)));
            }

            @Override
            public CopyEnd server() throws IOException {
              Vault vault = new Vault(folder.secrets(), Vault.usualKeyFile());
              return CopyVerb.server(folder, server, park, vault.open());
            }
          };
      out.println(request.run(server, park, folder.historyServer(), ends, out::println));
      return 0;
    }
  }

  private static Park park(DataFolder folder) {
    DataSource database = OfflineDatabase.open(folder);
    return new ParkStore(
            database, new SqlAuditTrail(database, WallClock.ofMachine()), new DerivedPoints())
        .current(COPYING);
  }
}
