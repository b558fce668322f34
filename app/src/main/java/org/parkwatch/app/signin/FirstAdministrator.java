package org.parkwatch.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * Makes the generated password of the first account and keeps it, readable by the owner alone,
 * until it is changed: the launcher shows it from there, no log ever does.
 */
final class FirstAdministrator {
  static final String NAME = "admin";

  /** Without 0, O, 1, l, I: people type it from a screen. 20 of 57 are 116 bits. */
  private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 20;

  private final Path file;

  FirstAdministrator(Path secrets) {
    file = secrets.resolve("first-password");
  }

  /** A new password, written to its file before it is returned. */
  String generate() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, password, StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("the first password cannot be kept in " + file, e);
    }
    return password.toString();
  }

  /** Forgets the generated password, once it is changed. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the first password could not be removed from " + file, e);
    }
  }
}
