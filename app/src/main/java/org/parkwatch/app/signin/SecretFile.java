package org.parkwatch.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Something generated that its owner alone may read. */
public final class SecretFile {
  /** Without 0, O, 1, l, I: people type it from a screen. Each is worth 5.8 bits. */
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private SecretFile() {}

  /**
   * Makes random letters and keeps them in a file, in place of what was there; durable when the
   * method returns.
   */
  public static String generate(Path file, int letters) {
    String secret = letters(letters);
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, secret, StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("a generated secret cannot be kept in " + file, e);
    }
    return secret;
  }

  /** Random letters, kept nowhere. */
  static String letters(int count) {
    SecureRandom random = new SecureRandom();
    StringBuilder secret = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      secret.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return secret.toString();
  }
}
