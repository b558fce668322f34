package org.parkwatch.simulators.opcua;

/** Which ways into itself a management system offers. */
public enum BmsOffer {
  /** Basic256Sha256, signed and encrypted, for a user name and password. */
  USUAL,
  /**
   * Every security policy, signed and signed with encryption, and none at all; for anybody, for a
   * user name and password, and for users whose certificates lie in {@code users} below the folder
   * of clients.
   */
  EVERYTHING
}
