package org.parkwatch.collectors.snmp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.parkwatch.collectors.credentials.Credential;

/** How messages are signed: the digest, and how many bytes of its MAC go over the wire. */
enum Signing {
  NONE("", "", 0),
  MD5("MD5", "HmacMD5", 12),
  SHA_1("SHA-1", "HmacSHA1", 12),
  SHA_224("SHA-224", "HmacSHA224", 16),
  SHA_256("SHA-256", "HmacSHA256", 24),
  SHA_384("SHA-384", "HmacSHA384", 32),
  SHA_512("SHA-512", "HmacSHA512", 48);

  private final String digest;
  private final String mac;
  private final int length;

  Signing(String digest, String mac, int length) {
    this.digest = digest;
    this.mac = mac;
    this.length = length;
  }

  static Signing of(Credential.Auth auth) {
    return switch (auth) {
      case NONE -> NONE;
      case MD5 -> MD5;
      case SHA_1 -> SHA_1;
      case SHA_224 -> SHA_224;
      case SHA_256 -> SHA_256;
      case SHA_384 -> SHA_384;
      case SHA_512 -> SHA_512;
    };
  }

  /** Name of the MAC in the JDK. */
  String mac() {
    return mac;
  }

  /** Bytes of a signature in a message; 0 for none. */
  int length() {
    return length;
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + digest, e);
    }
  }
}
