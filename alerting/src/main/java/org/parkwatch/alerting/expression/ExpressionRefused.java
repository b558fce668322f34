package org.parkwatch.alerting.expression;

/** A text that is no formula; the message says at which column, counted from 1. */
public final class ExpressionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  ExpressionRefused(int column, String message) {
    super("at column " + column + ": " + message);
  }
}
