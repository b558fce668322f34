package org.parkwatch.collectors.snmp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.parkwatch.collectors.credentials.Credential;

/** How messages are encrypted: DES after RFC 3414 section 8, AES after RFC 3826 and the drafts. */
enum Ciphering {
  NONE(0, false),
  DES(16, false),
  AES_128(16, false),
  AES_192(24, false),
  AES_256(32, false),
  AES_192_C(24, true),
  AES_256_C(32, true);

  private static final int BLOCK = 8;
  private static final int AES_IV = 16;

  private final int keyBytes;
  private final boolean hashedAgain;

  Ciphering(int keyBytes, boolean hashedAgain) {
    this.keyBytes = keyBytes;
    this.hashedAgain = hashedAgain;
  }

  static Ciphering of(Credential.Priv priv) {
    return switch (priv) {
      case NONE -> NONE;
      case DES -> DES;
      case AES_128 -> AES_128;
      case AES_192 -> AES_192;
      case AES_256 -> AES_256;
      case AES_192_C -> AES_192_C;
      case AES_256_C -> AES_256_C;
    };
  }

  /** Bytes of the localised key that it takes. */
  int keyBytes() {
    return keyBytes;
  }

  /**
   * Whether a key too short is continued by hashing the key like a password (Reeder); else by a
   * digest of it (Blumenthal).
   */
  boolean hashedAgain() {
    return hashedAgain;
  }

  /**
   * Eight bytes that never come twice under one key.
   *
   * @param counter grows by one from message to message
   */
  byte[] salt(int boots, long counter) {
    return this == DES
        ? ByteBuffer.allocate(BLOCK).putInt(boots).putInt((int) counter).array()
        : ByteBuffer.allocate(BLOCK).putLong(counter).array();
  }

  byte[] encrypt(byte[] key, byte[] clear, int boots, int time, byte[] salt) {
    int length = this == DES ? Math.ceilDiv(clear.length, BLOCK) * BLOCK : clear.length;
    return crypt(Cipher.ENCRYPT_MODE, key, Arrays.copyOf(clear, length), boots, time, salt);
  }

  /**
   * Decrypts; what was padded still is.
   *
   * @throws IllegalArgumentException if the bytes cannot have been encrypted in this way
   */
  byte[] decrypt(byte[] key, byte[] encrypted, int boots, int time, byte[] salt) {
    if (this == NONE || (this == DES && encrypted.length % BLOCK != 0)) {
      throw new IllegalArgumentException(encrypted.length + " bytes are not encrypted by " + this);
    }
    return crypt(Cipher.DECRYPT_MODE, key, encrypted, boots, time, salt);
  }

  @SuppressWarnings("InsecureCryptoUsage") // the modes that the standards prescribe
  private byte[] crypt(int mode, byte[] key, byte[] bytes, int boots, int time, byte[] salt) {
    boolean des = this == DES;
    try {
      Cipher cipher = Cipher.getInstance(des ? "DES/CBC/NoPadding" : "AES/CFB/NoPadding");
      SecretKeySpec secret =
          des ? new SecretKeySpec(key, 0, BLOCK, "DES") : new SecretKeySpec(key, "AES");
      byte[] iv = des ? desVector(key, salt) : aesVector(boots, time, salt);
      cipher.init(mode, secret, new IvParameterSpec(iv));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + this, e);
    }
  }

  private static byte[] desVector(byte[] key, byte[] salt) {
    byte[] iv = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      iv[i] = (byte) (key[BLOCK + i] ^ salt[i]);
    }
    return iv;
  }

  private static byte[] aesVector(int boots, int time, byte[] salt) {
    return ByteBuffer.allocate(AES_IV).putInt(boots).putInt(time).put(salt).array();
  }
}
