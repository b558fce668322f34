package org.parkwatch.profiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parkwatch.facility.yaml.Problems;

/** All profiles the server knows: its own and those of the user's folders. Immutable. */
public final class Profiles {
  private static final String FOLDER = "/profiles/";
  private static final String INDEX = FOLDER + "index.txt";

  private final Map<String, Profile> byId;

  private Profiles(Map<String, Profile> byId) {
    this.byId = Collections.unmodifiableMap(new TreeMap<>(byId));
  }

  /**
   * Reads the built-in profiles and then every {@code *.yaml} of the folders; a profile of a folder
   * takes the place of a built-in one with the same id. A folder that does not exist is empty.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake of every file
   */
  public static Profiles load(Path... folders) {
    Problems problems = new Problems();
    Map<String, Profile> known = new HashMap<>();
    readAll(builtIn(), known, problems);
    for (Path folder : folders) {
      readAll(texts(folder), known, problems);
    }
    problems.refuseIfAny(problems.count() + " mistakes in device profiles:");
    return new Profiles(known);
  }

  /** These profiles and no others. */
  public static Profiles of(Collection<Profile> profiles) {
    Map<String, Profile> byId = new HashMap<>();
    profiles.forEach(profile -> byId.put(profile.id(), profile));
    return new Profiles(byId);
  }

  /**
   * The profiles of these files alone, in the order of the files; several of a file with variants.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake of every file
   * @throws UncheckedIOException if a file cannot be read
   */
  public static List<Profile> read(List<Path> files) {
    Problems problems = new Problems();
    Map<String, Profile> known = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.toString(), text(file)));
    readAll(texts, known, problems);
    problems.refuseIfAny(problems.count() + " mistakes in device profiles:");
    return List.copyOf(known.values());
  }

  public Optional<Profile> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All profiles in the order of their ids. */
  public Collection<Profile> all() {
    return byId.values();
  }

  /** The profiles that fit what a device says of itself, most specific first is not promised. */
  public List<Profile> fitting(String sysObjectId, String sysDescr) {
    return byId.values().stream()
        .filter(profile -> profile.identification().fits(sysObjectId, sysDescr))
        .toList();
  }

  private static void readAll(
      Map<String, String> texts, Map<String, Profile> known, Problems problems) {
    Map<String, String> fileOfId = new HashMap<>();
    texts.forEach((file, text) ->
        ProfileReader.read(file, text, problems)
            .forEach(profile -> {
              String other = fileOfId.put(profile.id(), file);
              if (other != null) {
                problems.add(file, 1, "id", profile.id() + " is also the id of " + other);
              }
              known.put(profile.id(), profile);
            }));
  }

  private static Map<String, String> builtIn() {
    Map<String, String> texts = new TreeMap<>();
    for (String name : resource(INDEX).lines().filter(line -> !line.isBlank()).toList()) {
      texts.put(name, resource(FOLDER + name));
    }
    return texts;
  }

  private static String resource(String path) {
    try (InputStream in = Profiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        texts.put(file.toString(), text(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read profiles of " + folder, e);
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException(file + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
