package org.parkwatch.app.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a backup holds: lines of words, the last of which is the SHA-256 of those before. Immutable.
 *
 * @param facts such as when it was taken, by name
 * @param counts of rows, alarms and groups of the log, by name, to be found again in what is
 *     restored
 * @param files by their path in the data folder
 */
record Manifest(Map<String, String> facts, Map<String, Long> counts, Map<String, Entry> files) {
  static final String NAME = "MANIFEST";
  private static final String FIRST = "parkwatch backup 1";

  /**
   * A file.
   *
   * @param sha256 in lower-case hexadecimal digits
   */
  record Entry(long bytes, String sha256) {}

  Manifest {
    facts = new LinkedHashMap<>(facts);
    counts = new TreeMap<>(counts);
    files = new TreeMap<>(files);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Sum of the sizes of the files. */
  long bytes() {
    return files.values().stream().mapToLong(Entry::bytes).sum();
  }

  byte[] encode() {
    StringBuilder text = new StringBuilder(FIRST + "\n");
    facts.forEach((name, fact) -> text.append("fact\t" + name + "\t" + fact + "\n"));
    counts.forEach((name, count) -> text.append("count\t" + name + "\t" + count + "\n"));
    files.forEach((path, entry) ->
        text.append("file\t" + entry.sha256() + "\t" + entry.bytes() + "\t" + path + "\n"));
    return (text + "end\t" + digest(text.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(String text) {
    MessageDigest digest = sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws BackupRefused if a byte of it is another
   */
  static Manifest decode(byte[] bytes) throws BackupRefused {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("end\t");
    if (!text.startsWith(FIRST + "\n")
        || end < 0
        || !text.substring(end).equals("end\t" + digest(text.substring(0, end)) + "\n")) {
      throw new BackupRefused("its " + NAME + " is damaged or of another kind of backup");
    }
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Entry> files = new TreeMap<>();
    text.substring(FIRST.length() + 1, end)
        .lines()
        .map(line -> line.split("\t", 4))
        .forEach(words -> {
          switch (words[0]) {
            case "fact" -> facts.put(words[1], words[2]);
            case "count" -> counts.put(words[1], Long.valueOf(words[2]));
            default -> files.put(words[3], new Entry(Long.parseLong(words[2]), words[1]));
          }
        });
    return new Manifest(facts, counts, files);
  }
}
