package org.parkwatch.telemetry.export;

import java.util.List;

/** What is asked for cannot be exported; the message has a line for every reason. */
public final class ExportRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ExportRefused(List<String> reasons) {
    super(String.join("\n", reasons));
  }
}
