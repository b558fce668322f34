package org.parkwatch.app.history;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.parkwatch.app.control.ControlCommand;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.HistoryStore;
import org.parkwatch.telemetry.influx.CopyEnd;
import org.parkwatch.telemetry.influx.InfluxHistory;
import org.parkwatch.telemetry.influx.ParkBlocks;
import org.parkwatch.telemetry.influx.RunningEnd;
import org.parkwatch.telemetry.influx.ServerEnd;
import org.parkwatch.telemetry.influx.ServerFile;

/**
 * {@code history-copy FROM TO FROM-TIME TO-TIME}: copies out of the store of the running server,
 * one copy at a time. Into it nothing is copied: what the log brings meanwhile would lie under it.
 */
final class CopyVerb implements ControlCommand {
  static final String VERB = "history-copy";
  private static final Viewer COPYING = Viewer.system("history copy");
  private static final int WORDS = 4;

  private final DataFolder folder;
  private final Parks parks;
  private final HistoryStore embedded;
  private final Credentials credentials;
  private final AuditTrail trail;
  private final Semaphore one = new Semaphore(1);

  CopyVerb(
      DataFolder folder,
      Parks parks,
      HistoryStore embedded,
      Credentials credentials,
      AuditTrail trail) {
    this.folder = folder;
    this.parks = parks;
    this.embedded = embedded;
    this.credentials = credentials;
    this.trail = trail;
  }

  @Override
  public String verb() {
    return VERB;
  }

  @Override
  public String run(List<String> words, Progress progress) throws IOException {
    if (words.size() != WORDS) {
      throw new IllegalArgumentException("history-copy takes two stores and two times");
    }
    CopyRequest request = new CopyRequest(words.get(0), words.get(1), words.get(2), words.get(3));
    ServerFile.Said said = CopyRequest.server(folder.site().resolve("history.yaml"));
    if (request.to().equals(CopyRequest.EMBEDDED)) {
      throw new IllegalArgumentException(
          "a server runs on %s: nothing is copied into its store; ./parkwatch stop, copy, and start"
              .formatted(folder.root()));
    }
    if (!one.tryAcquire()) {
      throw new IllegalArgumentException("another copy is running");
    }
    try {
      trail.append(COPYING, "history.copy", String.join(" ", words), "");
      return copy(request, said, progress);
    } finally {
      one.release();
    }
  }

  private String copy(CopyRequest request, ServerFile.Said said, Progress progress)
      throws IOException {
    Park park = parks.current(COPYING);
    CopyRequest.Ends ends =
        new CopyRequest.Ends() {
          @Override
          public CopyEnd embedded() {
            return new RunningEnd(embedded);
          }

          @Override
          public CopyEnd server() throws IOException {
            return CopyVerb.server(folder, said, park, credentials);
          }
        };
    return request.run(said, park, folder.historyServer(), ends, progress);
  }

  /** The server of history as an end of a copy. */
  static CopyEnd server(DataFolder folder, ServerFile.Said said, Park park, Credentials credentials)
      throws IOException {
    return new ServerEnd(
        InfluxHistory.open(
            folder.historyServer(),
            said.with(ServerLogins.of(said, credentials)),
            HistorySites.of(() -> park),
            new ParkBlocks(() -> park)));
  }
}
