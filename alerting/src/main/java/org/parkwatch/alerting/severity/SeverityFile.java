package org.parkwatch.alerting.severity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parkwatch.alerting.severity.Severity.Colour;
import org.parkwatch.alerting.severity.Severity.IsaPriority;
import org.parkwatch.alerting.severity.Severity.Sound;
import org.parkwatch.alerting.severity.Severity.Wall;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/** Reads the file of the levels; every mistake at once, with file, line and key. */
public final class SeverityFile {
  private static final String DEFAULT = "severities.yaml";
  private static final int MOST_MINUTES = 10_080; // a week

  private SeverityFile() {}

  /** The levels that the house brings. */
  public static Severities defaults() {
    try (InputStream in = SeverityFile.class.getResourceAsStream("/" + DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing from the jar");
      }
      return parse(DEFAULT, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(DEFAULT, e);
    }
  }

  /**
   * The levels of a file, or those of the house if it does not exist.
   *
   * @throws InputRefused with everything that is wrong in it
   */
  public static Severities load(Path file) {
    if (!Files.exists(file)) {
      return defaults();
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      Problems problems = new Problems();
      problems.add(file.toString(), 0, "", "cannot be read as UTF-8: " + e);
      problems.refuseIfAny("the levels of alarms cannot be read:");
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The levels of a text.
   *
   * @param file its name, for what is said about it
   * @throws InputRefused with everything that is wrong
   */
  public static Severities parse(String file, String text) {
    Problems problems = new Problems();
    List<Severity> levels =
        YamlFile.read(file, text, problems).map(SeverityFile::levels).orElse(List.of());
    if (problems.count() == 0 && levels.size() != Severities.LAST) {
      problems.add(file, 1, "severities", "must be the levels 1 to 4, each once and in order");
    }
    problems.refuseIfAny("the levels of alarms are wrong:");
    return new Severities(levels);
  }

  private static List<Severity> levels(YamlMap map) {
    List<Severity> levels = new ArrayList<>();
    map.require("severities");
    for (YamlMap entry : map.maps("severities")) {
      levels.add(level(entry, levels.size() + 1));
    }
    map.refuseUnknownKeys();
    return levels;
  }

  private static Severity level(YamlMap map, int expected) {
    int level = map.integer("level", Severities.FIRST, Severities.LAST);
    if (level != expected) {
      map.problem("level", "must be " + expected + ": the levels are 1 to 4, each once in order");
    }
    Severity severity =
        new Severity(
            level,
            names(map),
            one(map, "colour", Colour.class, Colour.RED),
            one(map, "sound", Sound.class, Sound.NONE),
            minutes(map, "acknowledge"),
            minutes(map, "arrive"),
            minutes(map, "shelve"),
            one(map, "isa-priority", IsaPriority.class, IsaPriority.LOW),
            one(map, "wall", Wall.class, Wall.COUNT));
    if (severity.arrive().compareTo(severity.acknowledge()) < 0) {
      map.problem("arrive", "must not be sooner than acknowledge");
    }
    map.refuseUnknownKeys();
    return severity;
  }

  private static <E extends Enum<E>> E one(YamlMap map, String key, Class<E> type, E fallback) {
    map.require(key);
    return map.oneOf(key, type, fallback);
  }

  private static Duration minutes(YamlMap map, String key) {
    return Duration.ofMinutes(map.integer(key, 1, MOST_MINUTES));
  }

  private static Names names(YamlMap map) {
    map.require("name");
    return map.map("name")
        .map(names -> {
          String en = names.text("en");
          String zh = names.text("zh");
          names.refuseUnknownKeys();
          return new Names(en.isEmpty() ? "-" : en, zh.isEmpty() ? "-" : zh);
        })
        .orElse(Names.same("-"));
  }
}
