package org.parkwatch.telemetry.damage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found damaged in a data folder: a line each in a file, the newest {@value #MOST} also in
 * memory. What is told again is kept once. Thread-safe; noting never fails, though a disk may not
 * take the line.
 */
public final class DamageBook {
  private static final Logger LOG = LoggerFactory.getLogger(DamageBook.class);
  private static final int MOST = 200;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path file;
  private final InstantSource clock;
  private final Deque<Damage> newest = new ArrayDeque<>();

  private DamageBook(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Opens the book, or begins one; lines that nobody can read are passed over. */
  public static DamageBook open(Path file, InstantSource clock) {
    DamageBook book = new DamageBook(file, clock);
    if (Files.exists(file)) {
      try {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().forEach(book::read);
      } catch (IOException e) {
        LOG.error("what was found damaged before cannot be read from {}: {}", file, e.toString());
      }
    }
    return book;
  }

  /** Time, file, kind and what; lines of before have no kind. */
  private void read(String line) {
    String[] parts = line.split("\t", 4);
    try {
      if (parts.length == 4) {
        DamageKind kind = DamageKind.valueOf(parts[2]);
        remember(new Damage(Instant.parse(parts[0]), parts[1], kind, parts[3]));
      } else if (parts.length == 3) {
        remember(new Damage(Instant.parse(parts[0]), parts[1], DamageKind.OTHER, parts[2]));
      }
    } catch (DateTimeException | IllegalArgumentException e) {
      LOG.warn("{}: a line is no damage: {}", file, line);
    }
  }

  private void remember(Damage damage) {
    newest.addFirst(damage);
    if (newest.size() > MOST) {
      newest.removeLast();
    }
  }

  /** Takes note of something damaged, and says it in the log. */
  public synchronized void note(Path where, DamageKind kind, String what) {
    Damage damage = new Damage(clock.instant(), oneLine(where.toString()), kind, oneLine(what));
    if (newest.stream().anyMatch(each -> each.isAs(damage))) {
      return;
    }
    LOG.error("damaged: {}: {}", where, what);
    remember(damage);
    String line =
        String.join("\t", damage.at().toString(), damage.file(), kind.name(), damage.what()) + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.error("{} cannot be written: {}", file, e.toString());
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /**
   * Renames a folder that cannot be used, so that a new one may begin in its place, and notes it.
   *
   * @param why what is wrong and what is lost by it
   * @return its new name, beside the old one, with the time in it
   * @throws IOException if it cannot be renamed
   */
  public synchronized Path setAside(Path folder, DamageKind kind, String why) throws IOException {
    String name = folder.getFileName() + "-damaged-" + STAMP.format(clock.instant());
    Path aside = folder.resolveSibling(name);
    for (int again = 2; Files.exists(aside); again++) {
      aside = folder.resolveSibling(name + "-" + again);
    }
    Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
    note(aside, kind, why);
    return aside;
  }

  /** The newest first. */
  public synchronized List<Damage> newest() {
    return new ArrayList<>(newest);
  }
}
