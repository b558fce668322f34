package org.parkwatch.collectors.credentials;

/** A secret text that does not show itself in logs, dumps of records or messages. */
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /** The secret itself: for the wire only. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
