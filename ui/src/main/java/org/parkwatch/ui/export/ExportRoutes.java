package org.parkwatch.ui.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.export.ExportFormat;
import org.parkwatch.telemetry.export.ExportQuery;
import org.parkwatch.telemetry.export.ExportRefused;
import org.parkwatch.telemetry.export.ExportSelection;
import org.parkwatch.telemetry.export.Exporter;
import org.parkwatch.ui.access.ViewerSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Streams a selection of history as a file. {@link #PAGE} is for people who are signed in, {@link
 * #PROGRAM} for the program on the server's own machine, which security lets in by a token. A file
 * that breaks off ends the connection, so that nobody takes it for a whole one. Thread-safe.
 */
public final class ExportRoutes {
  /** Address for people. */
  public static final String PAGE = "/live/export";

  /** Address for the command line. */
  public static final String PROGRAM = "/history/export";

  /** About how many rows will follow. */
  public static final String ROWS = "X-Parkwatch-Rows";

  private static final Viewer COMMAND_LINE = Viewer.system("command line");
  private static final int MOST_AT_ONCE = 2;
  private static final int MOST_NOTED = 200;

  private final Parks parks;
  private final Exporter exporter;
  private final AuditTrail audit;
  private final ViewerSource viewers;
  private final Semaphore running = new Semaphore(MOST_AT_ONCE);

  public ExportRoutes(Parks parks, Exporter exporter, AuditTrail audit, ViewerSource viewers) {
    this.parks = parks;
    this.exporter = exporter;
    this.audit = audit;
    this.viewers = viewers;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(PAGE, request -> export(request, request.principal().map(this::viewer).orElse(null)))
        .GET(
            PROGRAM,
            request -> export(request, request.principal().isEmpty() ? null : COMMAND_LINE))
        .build();
  }

  private Viewer viewer(Principal principal) {
    return viewers.viewerOf(principal);
  }

  private ServerResponse export(ServerRequest request, @Nullable Viewer viewer) {
    if (viewer == null) {
      return problem(HttpStatus.UNAUTHORIZED, "sign in first");
    }
    try {
      viewer.require(Right.EXPORT);
      Map<String, String> words = new LinkedHashMap<>(request.params().toSingleValueMap());
      String asked = words.remove(ExportFormat.WORD);
      ExportFormat format = ExportFormat.named(asked == null ? "" : asked);
      ExportSelection selection = ExportQuery.of(parks.current(viewer), words);
      if (!running.tryAcquire()) {
        return problem(
            HttpStatus.SERVICE_UNAVAILABLE, MOST_AT_ONCE + " exports run already; try again later");
      }
      try {
        audit.append(viewer, "history.export", shortened(format.word() + " " + words), "");
        return stream(selection, format);
      } catch (RuntimeException e) {
        running.release();
        throw e;
      }
    } catch (AccessRefused e) {
      return problem(HttpStatus.FORBIDDEN, String.valueOf(e.getMessage()));
    } catch (ExportRefused e) {
      return problem(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (TrailUnavailable e) {
      return problem(HttpStatus.SERVICE_UNAVAILABLE, "the audit trail cannot be written");
    }
  }

  private ServerResponse stream(ExportSelection selection, ExportFormat format) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(format.mediaType()))
        .header("Content-Disposition", "attachment; filename=\"" + fileName(format) + "\"")
        .header("Cache-Control", "no-store")
        .header(ROWS, Long.toString(selection.expectedRows()))
        .build((request, response) -> {
          write(selection, format, response);
          return null;
        });
  }

  /** What a download is called. */
  static String fileName(ExportFormat format) {
    return "parkwatch-history." + format.word();
  }

  private void write(ExportSelection selection, ExportFormat format, HttpServletResponse response)
      throws IOException {
    try {
      exporter.write(selection, format, response.getOutputStream());
    } finally {
      running.release();
    }
  }

  private static String shortened(String text) {
    return text.length() <= MOST_NOTED ? text : text.substring(0, MOST_NOTED);
  }

  private static ServerResponse problem(HttpStatus status, String text) {
    return ServerResponse.status(status)
        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
        .body(text + "\n");
  }
}
