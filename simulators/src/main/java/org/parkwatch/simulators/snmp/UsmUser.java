package org.parkwatch.simulators.snmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A user of SNMPv3 with authentication and privacy (RFC 3414, RFC 7860, RFC 3826: AES-128).
 * Immutable; the passwords are hashed once, keys are made for each agent from that.
 */
public final class UsmUser {
  /** How messages are signed. */
  public enum Authentication {
    SHA1("SHA-1", "HmacSHA1", 12),
    SHA256("SHA-256", "HmacSHA256", 24);

    final String digest;
    final String mac;
    final int signatureBytes;

    Authentication(String digest, String mac, int signatureBytes) {
      this.digest = digest;
      this.mac = mac;
      this.signatureBytes = signatureBytes;
    }
  }

  private static final int HASHED_BYTES = 1 << 20;
  private static final int SHORTEST_PASSWORD = 8;

  final byte[] name;
  final Authentication authentication;
  private final byte[] authenticationKey;
  private final byte[] privacyKey;

  /**
   * Hashes the passwords.
   *
   * @throws IllegalArgumentException if a password is shorter than 8 characters (RFC 3414, 11.2)
   */
  public UsmUser(
      String name, Authentication authentication, String authPassword, String privPassword) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.authentication = authentication;
    authenticationKey = hash(authPassword);
    privacyKey = hash(privPassword);
  }

  /** The user's keys at one agent. */
  Keys at(byte[] engineId) {
    return new Keys(
        engineId,
        localised(authenticationKey, engineId),
        Arrays.copyOf(localised(privacyKey, engineId), 16));
  }

  /** The id of an agent, and a user's keys there for signing and for AES-128. */
  static final class Keys {
    final byte[] engineId;
    final byte[] authentication;
    final byte[] privacy;

    private Keys(byte[] engineId, byte[] authentication, byte[] privacy) {
      this.engineId = engineId;
      this.authentication = authentication;
      this.privacy = privacy;
    }
  }

  /** RFC 3414, A.2: the password repeated to a megabyte. */
  private byte[] hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException("a password of SNMPv3 has at least 8 characters");
    }
    byte[] all = new byte[HASHED_BYTES];
    for (int i = 0; i < all.length; i++) {
      all[i] = bytes[i % bytes.length];
    }
    return digest().digest(all);
  }

  private byte[] localised(byte[] key, byte[] engineId) {
    MessageDigest digest = digest();
    digest.update(key);
    digest.update(engineId);
    return digest.digest(key);
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(authentication.digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
