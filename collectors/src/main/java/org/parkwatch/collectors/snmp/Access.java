package org.parkwatch.collectors.snmp;

import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Secret;
import org.snmp4j.mp.SnmpConstants;

/**
 * In which version of SNMP, and by which secret, devices are asked. Immutable and thread-safe; its
 * text form shows no secret.
 */
public final class Access {
  private static final Secret NO_COMMUNITY = new Secret("");

  private final int version;
  private final Secret community;
  private final @Nullable UserKeys user;

  private Access(int version, Secret community, @Nullable UserKeys user) {
    this.version = version;
    this.community = community;
    this.user = user;
  }

  /**
   * By a community.
   *
   * @param protocol {@code snmp-v1}, or else SNMP v2c
   */
  public static Access plain(String protocol, Secret community) {
    int version = protocol.equals(Assignment.V1) ? SnmpConstants.version1 : SnmpConstants.version2c;
    return new Access(version, community, null);
  }

  /** By SNMPv3; hashes the passwords, which takes some milliseconds. */
  public static Access signed(Credential.SnmpUser user) {
    return new Access(SnmpConstants.version2c, NO_COMMUNITY, new UserKeys(user));
  }

  /** Of plain messages, as it stands in them; SNMPv3 carries the PDUs of v2c. */
  int version() {
    return version;
  }

  /** Whether tables are walked row by row, and an object that is not there refuses the request. */
  boolean isV1() {
    return version == SnmpConstants.version1;
  }

  /** Empty for SNMPv3, which has none. */
  Secret community() {
    return community;
  }

  /** Null but for SNMPv3. */
  @Nullable UserKeys user() {
    return user;
  }
}
