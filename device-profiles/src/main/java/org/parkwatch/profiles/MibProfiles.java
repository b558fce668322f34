package org.parkwatch.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.profiles.mib.MibProfile;

/** The families by MIB that the server knows, the more specific first. Immutable. */
public final class MibProfiles {
  private static final String FOLDER = "/mibs/";

  private final List<MibProfile> profiles;

  private MibProfiles(List<MibProfile> profiles) {
    this.profiles =
        profiles.stream()
            .sorted(Comparator.comparing(MibProfile::rank).reversed().thenComparing(MibProfile::id))
            .toList();
  }

  /**
   * Reads the built-in families.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake of every file
   */
  public static MibProfiles load() {
    Problems problems = new Problems();
    Map<String, String> texts = new HashMap<>();
    for (String name : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      texts.put(name, resource(name));
    }
    return read(resource("words.yaml"), texts, problems);
  }

  /**
   * Reads families from texts.
   *
   * @param words the glossary of both languages
   * @param texts by the name of their file
   */
  static MibProfiles read(String words, Map<String, String> texts, Problems problems) {
    Glossary glossary = Glossary.read("words.yaml", words, problems);
    List<MibProfile> profiles = new ArrayList<>();
    Map<String, String> fileOfId = new HashMap<>();
    texts.forEach((file, text) ->
        MibReader.read(file, text, glossary, problems)
            .ifPresent(profile -> {
              String other = fileOfId.put(profile.id(), file);
              if (other != null) {
                problems.add(file, 1, "id", profile.id() + " is also the id of " + other);
              }
              profiles.add(profile);
            }));
    problems.refuseIfAny(problems.count() + " mistakes in device families:");
    return new MibProfiles(profiles);
  }

  /** Quirks before makes before standards, each in the order of their ids. */
  public List<MibProfile> all() {
    return profiles;
  }

  /** The make that a device shows itself to be of, the surest. */
  public Optional<MibProfile> make(String sysObjectId, String sysDescr) {
    return profiles.stream()
        .filter(profile -> profile.likeness(sysObjectId, sysDescr) > 0)
        .max(Comparator.comparingInt(profile -> profile.likeness(sysObjectId, sysDescr)));
  }

  private static String resource(String name) {
    try (InputStream in = MibProfiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource " + FOLDER + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
