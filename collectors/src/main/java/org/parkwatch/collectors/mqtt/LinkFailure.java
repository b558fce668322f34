package org.parkwatch.collectors.mqtt;

/** The broker cannot be reached or does not want us. */
final class LinkFailure extends Exception {
  private static final long serialVersionUID = 1L;

  LinkFailure(String message) {
    super(message);
  }

  LinkFailure(Exception cause) {
    super(
        cause.getCause() == null
            ? cause.getMessage()
            : cause.getMessage() + ": " + cause.getCause().getMessage(),
        cause);
  }
}
