package org.parkwatch.collectors.credentials;

/**
 * A secret text that does not show itself in logs, dumps of records or messages.
 *
 * @param reveal the secret itself: for the wire only
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "(secret)";
  }
}
