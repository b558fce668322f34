package org.parkwatch.app.storage;

/** The relational database cannot be used; the message says which, why, and never a secret. */
public final class DatabaseRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseRefused(String message) {
    super(message);
  }
}
