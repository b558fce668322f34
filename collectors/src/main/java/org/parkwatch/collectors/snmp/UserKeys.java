package org.parkwatch.collectors.snmp;

import java.nio.charset.StandardCharsets;
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
  private static final byte[] NONE = {};

  private final byte[] user;
  private final Signing signing;
  private final Ciphering ciphering;
  private final byte[] auth;
  private final byte[] priv;

  UserKeys(Credential.SnmpUser credential) {
    user = credential.user().getBytes(StandardCharsets.UTF_8);
    signing = Signing.of(credential.auth());
    ciphering = Ciphering.of(credential.priv());
    auth = signing == Signing.NONE ? NONE : expand(bytes(credential.authPassword().reveal()));
    priv = ciphering == Ciphering.NONE ? NONE : expand(bytes(credential.privPassword().reveal()));
  }

  byte[] user() {
    return user;
  }

  /** Flags of the security level: {@link SecureMessage#SIGNED}, {@link SecureMessage#ENCRYPTED}. */
  int level() {
    return (signing == Signing.NONE ? 0 : SecureMessage.SIGNED)
        | (ciphering == Ciphering.NONE ? 0 : SecureMessage.ENCRYPTED);
  }

  /** Bytes of the signature in a message. */
  int signatureLength() {
    return signing.length();
  }

  /** The keys for one engine. */
  EngineKeys of(byte[] engine) {
    byte[] signs = signing == Signing.NONE ? NONE : localised(auth, engine);
    byte[] encrypts = ciphering == Ciphering.NONE ? NONE : privacy(engine);
    return new EngineKeys(signing, signs, ciphering, encrypts);
  }

  /** The key to sign with for one engine. */
  byte[] localisedAuthentication(byte[] engine) {
    return localised(auth, engine);
  }

  /** The key to encrypt with for one engine, made as long as the cipher wants it. */
  byte[] privacy(byte[] engine) {
    byte[] last = localised(priv, engine);
    byte[] key = last;
    while (key.length < ciphering.keyBytes()) {
      last =
          ciphering.hashedAgain() ? localised(expand(last), engine) : signing.digest().digest(key);
      int length = key.length;
      key = Arrays.copyOf(key, length + last.length);
      System.arraycopy(last, 0, key, length, last.length);
    }
    return Arrays.copyOf(key, ciphering.keyBytes());
  }

  private byte[] localised(byte[] key, byte[] engine) {
    MessageDigest digest = signing.digest();
    digest.update(key);
    digest.update(engine);
    return digest.digest(key);
  }

  private byte[] expand(byte[] password) {
    byte[] expanded = new byte[EXPANDED];
    for (int i = 0; i < EXPANDED; i++) {
      expanded[i] = password[i % password.length];
    }
    return signing.digest().digest(expanded);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
