package org.parkwatch.collectors.credentials;

/** What a device wants to know before it answers. Immutable; its text form shows no secret. */
public sealed interface Credential {
  /** SNMP v1 and v2c. */
  record Community(Secret community) implements Credential {}

  /** SNMPv3 with authentication and privacy (RFC 3414). Passwords have 8 characters or more. */
  record SnmpUser(String user, Auth auth, Secret authPassword, Priv priv, Secret privPassword)
      implements Credential {}

  /** A name and a password, as for OPC UA and MQTT. */
  record Login(String username, Secret password) implements Credential {}

  /** How messages are signed: RFC 3414 and RFC 7860. */
  enum Auth {
    SHA_1,
    SHA_256
  }

  /** How messages are encrypted: RFC 3826. */
  enum Priv {
    AES_128
  }
}
