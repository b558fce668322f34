package org.parkwatch.collectors.credentials;

import java.util.Optional;

/** What a device wants to know before it answers. Immutable; its text form shows no secret. */
public sealed interface Credential {
  /** SNMP v1 and v2c. */
  record Community(Secret community) implements Credential {}

  /**
   * A user of SNMPv3 (RFC 3414). Passwords have 8 characters or more; that of a method NONE is
   * empty. Nothing is encrypted that is not signed.
   */
  record SnmpUser(String user, Auth auth, Secret authPassword, Priv priv, Secret privPassword)
      implements Credential {}

  /** A name and a password, as for OPC UA and MQTT. */
  record Login(String username, Secret password) implements Credential {}

  /**
   * A certificate that says who we are, as for OPC UA and MQTT.
   *
   * @param certificate PEM, with those of the authorities between behind it
   * @param key its private key: PEM, PKCS #8, without a password
   * @param login for brokers that want a name and a password beside it
   */
  record Certificate(String certificate, Secret key, Optional<Login> login) implements Credential {}

  /** How messages are signed: RFC 3414 and RFC 7860. MD5 and SHA-1 are for devices of old. */
  enum Auth {
    NONE,
    MD5,
    SHA_1,
    SHA_224,
    SHA_256,
    SHA_384,
    SHA_512
  }

  /** How messages are encrypted. */
  enum Priv {
    NONE,
    /** RFC 3414; for devices of old. */
    DES,
    /** RFC 3826. */
    AES_128,
    /** Key made longer after draft-blumenthal-aes-usm-04, as net-snmp and most devices do. */
    AES_192,
    AES_256,
    /** Key made longer after draft-reeder-snmpv3-usm-3desede-00, as Cisco and its kin do. */
    AES_192_C,
    AES_256_C
  }
}
