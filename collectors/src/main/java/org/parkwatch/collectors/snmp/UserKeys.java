package org.parkwatch.collectors.snmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.parkwatch.collectors.credentials.Credential;

/**
 * A user's keys before they are made an engine's own. A password is hashed over a megabyte (RFC
 * 3414, A.2), which for each of 24,000 engines would take minutes: so once a user, and for each
 * engine only what remains. Immutable and thread-safe.
 */
final class UserKeys {
  private static final int EXPANDED = 1 << 20;
  private static final int PRIV_KEY = 16;

  /** A method to sign messages: digest, and how many bytes of its MAC go over the wire. */
  private enum Method {
    SHA_1("SHA-1", "HmacSHA1", 12),
    SHA_256("SHA-256", "HmacSHA256", 24);

    private final String digest;
    private final String mac;
    private final int length;

    Method(String digest, String mac, int length) {
      this.digest = digest;
      this.mac = mac;
      this.length = length;
    }
  }

  private final byte[] user;
  private final Method method;
  private final byte[] auth;
  private final byte[] priv;

  UserKeys(Credential.SnmpUser credential) {
    user = credential.user().getBytes(StandardCharsets.UTF_8);
    method =
        switch (credential.auth()) {
          case SHA_1 -> Method.SHA_1;
          case SHA_256 -> Method.SHA_256;
        };
    auth = expand(method, credential.authPassword().reveal());
    priv = expand(method, credential.privPassword().reveal());
  }

  byte[] user() {
    return user;
  }

  /** Bytes of the signature in a message. */
  int signatureLength() {
    return method.length;
  }

  /** The keys for one engine. */
  EngineKeys of(byte[] engine) {
    return new EngineKeys(
        method.mac,
        method.length,
        localisedAuthentication(engine),
        Arrays.copyOf(localised(priv, engine), PRIV_KEY));
  }

  /** The key to sign with for one engine. */
  byte[] localisedAuthentication(byte[] engine) {
    return localised(auth, engine);
  }

  private byte[] localised(byte[] key, byte[] engine) {
    MessageDigest digest = digest(method);
    digest.update(key);
    digest.update(engine);
    return digest.digest(key);
  }

  private static byte[] expand(Method method, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    byte[] expanded = new byte[EXPANDED];
    for (int i = 0; i < EXPANDED; i++) {
      expanded[i] = bytes[i % bytes.length];
    }
    return digest(method).digest(expanded);
  }

  private static MessageDigest digest(Method method) {
    try {
      return MessageDigest.getInstance(method.digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + method.digest, e);
    }
  }
}
