package org.parkwatch.collectors.mqtt;

/** A payload is not what its topic says it should be. */
final class MalformedPayload extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPayload(String message) {
    super(message);
  }
}
