package org.parkwatch.collectors.snmp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A user's keys for one engine: signs after RFC 3414 and 7860, and encrypts. Immutable. */
final class EngineKeys {
  private final Signing signing;
  private final byte[] auth;
  private final Ciphering ciphering;
  private final byte[] priv;

  EngineKeys(Signing signing, byte[] auth, Ciphering ciphering, byte[] priv) {
    this.signing = signing;
    this.auth = auth;
    this.ciphering = ciphering;
    this.priv = priv;
  }

  Ciphering ciphering() {
    return ciphering;
  }

  /** Signs a message in which the place of the signature is zero, and puts it there. */
  void sign(byte[] message, int at) {
    if (signing != Signing.NONE) {
      System.arraycopy(signature(message), 0, message, at, signing.length());
    }
  }

  /** Whether a message was signed with these keys; leaves the place of the signature zero. */
  boolean signed(byte[] message, int at, byte[] signature) {
    if (signing == Signing.NONE || signature.length != signing.length()) {
      return false;
    }
    Arrays.fill(message, at, at + signing.length(), (byte) 0);
    return MessageDigest.isEqual(signature, signature(message));
  }

  private byte[] signature(byte[] message) {
    try {
      Mac signer = Mac.getInstance(signing.mac());
      signer.init(new SecretKeySpec(auth, signing.mac()));
      return Arrays.copyOf(signer.doFinal(message), signing.length());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + signing.mac(), e);
    }
  }

  byte[] encrypt(byte[] clear, int boots, int time, byte[] salt) {
    return ciphering.encrypt(priv, clear, boots, time, salt);
  }

  /**
   * Decrypts.
   *
   * @throws IllegalArgumentException if the bytes cannot have been encrypted for this user
   */
  byte[] decrypt(byte[] encrypted, int boots, int time, byte[] salt) {
    return ciphering.decrypt(priv, encrypted, boots, time, salt);
  }
}
