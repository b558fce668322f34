package org.parkwatch.simulators.agent;

/** Who may log in. Its text form shows no password. */
public record Login(String username, String password) {
  @Override
  public String toString() {
    return username;
  }
}
