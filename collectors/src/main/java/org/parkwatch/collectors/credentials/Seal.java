package org.parkwatch.collectors.credentials;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.parkwatch.facility.yaml.Problems;

/**
 * Seals texts under a name with AES-256-GCM (NIST SP 800-38D): a sealed text cannot be read,
 * changed or put under another name without the key. Immutable and thread-safe.
 */
final class Seal {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  private Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * The seal of a key file.
   *
   * @param problems gets a line if others may read it, or if it is no key
   * @return empty if there is no such file, or a problem
   * @throws IOException if it cannot be read
   */
  static Optional<Seal> of(Path keyFile, Problems problems) throws IOException {
    if (!Files.exists(keyFile)) {
      return Optional.empty();
    }
    Credentials.checkOwnerOnly(keyFile, problems);
    try {
      byte[] key = Base64.getDecoder().decode(Files.readString(keyFile).strip());
      if (key.length == KEY_BYTES) {
        return Optional.of(new Seal(key));
      }
    } catch (IllegalArgumentException e) {
      // said below, for a message of the decoder would show a part of it
    }
    problems.add(keyFile.toString(), 1, "", "is no key: 32 bytes in base64 on one line");
    return Optional.empty();
  }

  /**
   * Makes a random key, unless another process just did; durable when the method returns.
   *
   * @throws IOException if it cannot be written
   */
  static void makeKey(Path keyFile) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path folder = keyFile.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path made =
        Files.createTempFile(
            folder,
            "key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(
          made, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.DSYNC);
      Files.createLink(keyFile, made); // whole or not at all, and never in place of another
    } catch (FileAlreadyExistsException e) {
      // the other one's
    } finally {
      Files.delete(made);
    }
  }

  String seal(String name, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(text.getBytes(StandardCharsets.UTF_8));
      ByteBuffer whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
      return Base64.getEncoder().encodeToString(whole.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with AES-256-GCM", e);
    }
  }

  /** The text under a name; empty if it was sealed with another key or is not what was sealed. */
  Optional<String> open(String name, String sealed) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
      if (whole.remaining() <= NONCE_BYTES) {
        return Optional.empty();
      }
      byte[] nonce = new byte[NONCE_BYTES];
      whole.get(nonce);
      byte[] inside = new byte[whole.remaining()];
      whole.get(inside);
      byte[] text = cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(inside);
      return Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** A password that follows from the key and its purpose: HMAC-SHA256 (RFC 2104), in base64. */
  Secret password(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      byte[] code = mac.doFinal(("password of " + purpose).getBytes(StandardCharsets.UTF_8));
      return new Secret(Base64.getEncoder().encodeToString(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
