package org.parkwatch.app.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the PostgreSQL database of a data folder answers. The folder remembers it, so that a later
 * start needs no setting and cannot meet another database by mistake: ids of points are given
 * there, and the log and the history name points by them.
 *
 * @param url such as {@code jdbc:postgresql://db.example:5432/parkwatch}, without user and password
 */
record DatabaseAddress(String url) {
  private static final String FORM = "jdbc:postgresql://HOST:PORT/DATABASE";
  private static final String EMBEDDED = "the embedded H2";

  private static final Pattern SECRETS =
      Pattern.compile("[?&](user|password|sslpassword)=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

  DatabaseAddress {
    if (SECRETS.matcher(url).find()) {
      throw new DatabaseRefused(
          "parkwatch.database.url holds a user or password; they belong in secrets/database.yaml");
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new DatabaseRefused("parkwatch.database.url must be " + FORM + ", it is `" + url + "`");
    }
  }

  /**
   * The database to use; empty for the embedded H2.
   *
   * @param setting what the server was told, empty for nothing
   * @throws DatabaseRefused if the folder belongs with another database
   */
  static Optional<DatabaseAddress> choose(DataFolder folder, String setting) {
    Optional<DatabaseAddress> remembered = remembered(folder);
    if (setting.isBlank()) {
      return remembered;
    }
    DatabaseAddress wanted = new DatabaseAddress(setting.strip());
    boolean begun = remembered.isPresent() || Files.exists(folder.embeddedFile());
    if (begun && !remembered.equals(Optional.of(wanted))) {
      throw new DatabaseRefused(
          "this data folder belongs with "
              + remembered.map(DatabaseAddress::url).orElse(EMBEDDED)
              + ", not with "
              + wanted.url()
              + ": ids of its points are given there. Begin with an empty data folder (--data DIR)"
              + remembered
                  .map(any -> ", or, if that database has moved, write where to into ")
                  .map(text -> text + folder.databaseNote())
                  .orElse(""));
    }
    return Optional.of(wanted);
  }

  private static Optional<DatabaseAddress> remembered(DataFolder folder) {
    Path note = folder.databaseNote();
    try {
      return Files.exists(note)
          ? Optional.of(new DatabaseAddress(Files.readString(note).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + note, e);
    }
  }

  /** Ties the folder to this database. */
  void remember(DataFolder folder) {
    Path note = folder.databaseNote();
    try {
      Files.createDirectories(note.toAbsolutePath().getParent());
      Files.writeString(note, url + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + note, e);
    }
  }
}
