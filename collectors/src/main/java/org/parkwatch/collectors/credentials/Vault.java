package org.parkwatch.collectors.credentials;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.Problems;
import org.parkwatch.facility.yaml.YamlFile;
import org.parkwatch.facility.yaml.YamlMap;

/**
 * Where the secrets of devices lie: {@code credentials.sealed}, each sealed on its own under a key
 * whose file lies outside the data folder. A plain {@code credentials.yaml} that somebody puts
 * beside it is sealed and deleted as soon as it is read. Several processes may share it; used by
 * one thread in each.
 */
public final class Vault {
  private static final String SEALED = "credentials.sealed";
  private static final String PLAIN = "credentials.yaml";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final String HEAD =
      """
      # Sealed with AES-256-GCM; the key lies in a file outside this folder.
      # ./parkwatch credential lists, sets and removes. No secret is ever shown again.
      """;

  private final Path folder;
  private final Path keyFile;

  /** What reads and changes the sealed secrets while no other process does. */
  private interface Work {
    void on(SortedMap<String, String> sealed, Problems problems) throws IOException;
  }

  /**
   * Makes ready to read.
   *
   * @param folder for owners only, such as {@code secrets} of the data folder
   * @param keyFile made when the first secret is sealed
   * @throws IllegalArgumentException if the key would lie beside what it seals
   */
  public Vault(Path folder, Path keyFile) {
    this.folder = folder.toAbsolutePath().normalize();
    this.keyFile = keyFile.toAbsolutePath().normalize();
    Path data = this.folder.getParent();
    if (this.keyFile.startsWith(data == null ? this.folder : data)) {
      throw new IllegalArgumentException(
          "the key " + keyFile + " must lie outside the data folder that it protects");
    }
  }

  /**
   * Where the key of this user lies unless {@code PARKWATCH_KEY_FILE} names another file: {@code
   * .config/parkwatch/key} at home.
   */
  public static Path usualKeyFile() {
    String named = System.getenv("PARKWATCH_KEY_FILE");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".config", "parkwatch", "key")
        : Path.of(named);
  }

  /**
   * All secrets. Those of a plain file are sealed first, in place of others of the same name.
   *
   * @throws org.parkwatch.facility.yaml.InputRefused with every mistake, also if the key is missing
   *     or does not fit; no message shows a secret, and nothing changes
   * @throws IOException if a file cannot be read or written
   */
  public Credentials open() throws IOException {
    Map<String, Credential> byName = new HashMap<>();
    locked((sealed, problems) -> {
      Path plain = folder.resolve(PLAIN);
      if (Files.exists(plain)) {
        Credentials.load(plain); // refuses what is wrong before anything changes
        YamlMap entries =
            YamlFile.read(plain.toString(), Files.readString(plain), problems).orElseThrow();
        for (String name : entries.keys()) {
          put(sealed, name, entries.map(name).orElseThrow(), problems);
        }
        Credentials.refuseIfAny(problems);
        write(sealed);
        Files.delete(plain);
      }
      byName.putAll(unseal(sealed, problems));
    });
    return Credentials.of(byName);
  }

  /** The names of all secrets that are sealed. */
  public List<String> names() throws IOException {
    Problems problems = new Problems();
    List<String> names = List.copyOf(read(problems).keySet());
    Credentials.refuseIfAny(problems);
    return names;
  }

  /**
   * Seals a secret, in place of another of the same name; durable when the method returns.
   *
   * @param entry as under a name of {@code credentials.yaml}: {@code community: …} and so on
   * @throws org.parkwatch.facility.yaml.InputRefused if it is no credential; then nothing changes
   */
  public void put(String name, String entry) throws IOException {
    locked((sealed, problems) -> {
      Optional<YamlMap> map = YamlFile.read(name, entry, problems);
      if (map.isPresent()) {
        Credentials.credential(map.get());
        Credentials.refuseIfAny(problems);
        put(sealed, name, map.get(), problems);
      }
      Credentials.refuseIfAny(problems);
      write(sealed);
    });
  }

  /**
   * Forgets a secret.
   *
   * @return false if there is none of this name
   */
  public boolean remove(String name) throws IOException {
    boolean[] there = new boolean[1];
    locked((sealed, problems) -> {
      there[0] = sealed.remove(name) != null;
      if (there[0]) {
        write(sealed);
      }
    });
    return there[0];
  }

  /**
   * A password of our own that is never written down: it follows from the key. So what it locks can
   * be opened with the key alone, which is made if nothing was sealed before.
   *
   * @param purpose another one has another password
   * @throws org.parkwatch.facility.yaml.InputRefused if the key is missing or is none
   * @throws IOException if the key cannot be read or made
   */
  public Secret ownPassword(String purpose) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Secret[] password = new Secret[1];
    locked((sealed, problems) ->
        seal(sealed, problems).ifPresent(seal -> password[0] = seal.password(purpose)));
    return password[0];
  }

  /** Changes whenever a secret may have; cheap. */
  public String state() throws IOException {
    StringBuilder state = new StringBuilder();
    for (String file : List.of(SEALED, PLAIN)) {
      Path path = folder.resolve(file);
      if (Files.exists(path)) {
        state.append(file).append(Files.getLastModifiedTime(path)).append(Files.size(path));
      }
    }
    return state.toString();
  }

  private void locked(Work work) throws IOException {
    Path lock = folder.resolve("credentials.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Problems problems = new Problems();
      SortedMap<String, String> sealed = read(problems);
      Credentials.refuseIfAny(problems);
      work.on(sealed, problems);
      Credentials.refuseIfAny(problems);
    }
  }

  private SortedMap<String, String> read(Problems problems) throws IOException {
    SortedMap<String, String> sealed = new TreeMap<>();
    Path file = folder.resolve(SEALED);
    if (Files.exists(file)) {
      YamlFile.read(file.toString(), Files.readString(file), problems)
          .ifPresent(map -> map.keys().forEach(name -> sealed.put(name, map.text(name))));
    }
    return sealed;
  }

  private Map<String, Credential> unseal(SortedMap<String, String> sealed, Problems problems)
      throws IOException {
    Map<String, Credential> byName = new HashMap<>();
    String file = folder.resolve(SEALED).toString();
    if (sealed.isEmpty()) {
      return byName;
    }
    Optional<Seal> seal = Seal.of(keyFile, problems);
    if (seal.isEmpty()) {
      problems.add(
          file,
          1,
          "",
          "cannot be opened without its key %s: bring the key back, or delete the file and set %s anew"
              .formatted(keyFile, sealed.keySet()));
      return byName;
    }
    sealed.forEach((name, text) -> {
      Optional<String> entry = seal.get().open(name, text);
      if (entry.isEmpty()) {
        problems.add(
            file,
            1,
            name,
            "is not what was sealed, or was sealed with another key than " + keyFile);
      }
      entry
          .flatMap(inside -> YamlFile.read(file, inside, problems))
          .flatMap(Credentials::credential)
          .ifPresent(credential -> byName.put(name, credential));
    });
    return byName;
  }

  private void put(SortedMap<String, String> sealed, String name, YamlMap entry, Problems problems)
      throws IOException {
    if (!NAME.matcher(name).matches()) {
      entry.problem("", "'" + name + "' is no name: letters, digits, dots and hyphens");
      return;
    }
    Optional<Seal> seal = seal(sealed, problems);
    if (seal.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    for (String key : entry.keys()) {
      String value =
          entry.text(key).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      text.append(key).append(": \"").append(value).append("\"\n");
    }
    sealed.put(name, seal.get().seal(name, text.toString()));
  }

  /** The seal; its key is made if nothing was sealed with another. */
  private Optional<Seal> seal(SortedMap<String, String> sealed, Problems problems)
      throws IOException {
    if (!Files.exists(keyFile) && sealed.isEmpty()) {
      Seal.makeKey(keyFile);
    }
    Optional<Seal> seal = Seal.of(keyFile, problems);
    if (seal.isEmpty()) {
      problems.add(keyFile.toString(), 1, "", "is missing, and other secrets are sealed with it");
    }
    return seal;
  }

  /** Whole or not at all, and durable when the method returns. */
  private void write(SortedMap<String, String> sealed) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    sealed.forEach((name, secret) -> text.append(name).append(": ").append(secret).append('\n'));
    Path made =
        Files.createTempFile(
            folder,
            SEALED,
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(made, text, StandardOpenOption.DSYNC);
    Files.move(
        made,
        folder.resolve(SEALED),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel inFolder = FileChannel.open(folder, StandardOpenOption.READ)) {
      inFolder.force(true);
    }
  }
}
