package org.parkwatch.collectors.snmp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A user's keys for one engine: signs after RFC 3414 and 7860, encrypts after RFC 3826. */
final class EngineKeys {
  private static final String CIPHER = "AES/CFB/NoPadding";
  private static final int IV = 16;

  private final String mac;
  private final int signatureLength;
  private final SecretKeySpec auth;
  private final SecretKeySpec priv;

  EngineKeys(String mac, int signatureLength, byte[] auth, byte[] priv) {
    this.mac = mac;
    this.signatureLength = signatureLength;
    this.auth = new SecretKeySpec(auth, mac);
    this.priv = new SecretKeySpec(priv, "AES");
  }

  /** Signs a message in which the place of the signature is zero, and puts it there. */
  void sign(byte[] message, int at) {
    System.arraycopy(signature(message), 0, message, at, signatureLength);
  }

  /** Whether a message was signed with these keys; leaves the place of the signature zero. */
  boolean signed(byte[] message, int at, byte[] signature) {
    if (signature.length != signatureLength) {
      return false;
    }
    Arrays.fill(message, at, at + signatureLength, (byte) 0);
    return MessageDigest.isEqual(signature, signature(message));
  }

  private byte[] signature(byte[] message) {
    try {
      Mac signer = Mac.getInstance(mac);
      signer.init(auth);
      return Arrays.copyOf(signer.doFinal(message), signatureLength);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + mac, e);
    }
  }

  byte[] encrypt(byte[] clear, int boots, int time, byte[] salt) {
    return crypt(Cipher.ENCRYPT_MODE, clear, boots, time, salt);
  }

  byte[] decrypt(byte[] encrypted, int boots, int time, byte[] salt) {
    return crypt(Cipher.DECRYPT_MODE, encrypted, boots, time, salt);
  }

  private byte[] crypt(int mode, byte[] bytes, int boots, int time, byte[] salt) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      byte[] iv = ByteBuffer.allocate(IV).putInt(boots).putInt(time).put(salt).array();
      cipher.init(mode, priv, new IvParameterSpec(iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }
}
