package org.parkwatch.telemetry.influx;

/**
 * As whom we sign in. Its text form shows no password.
 *
 * @param user empty if the server lets everybody in
 */
public record ServerLogin(String user, String password) {
  /** For servers that let everybody in. */
  public static final ServerLogin NONE = new ServerLogin("", "");

  @Override
  public String toString() {
    return user.isEmpty() ? "nobody" : user;
  }
}
