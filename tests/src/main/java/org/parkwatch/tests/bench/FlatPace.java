package org.parkwatch.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.parkwatch.profiles.Profiles;

/**
 * The built-in profiles with one interval for all points, as profiles of the site. What cannot be
 * asked faster keeps its own pace: meters behind serial gateways, whose line needs most of ten
 * seconds for one round (10 units x 3 blocks at 9600 baud), and what speaks unasked by MQTT.
 */
final class FlatPace {
  private static final Duration SERIAL_ROUND = Duration.ofSeconds(10);
  private static final Set<String> SERIAL = Set.of("modbus/rpp-branch-meter.yaml");
  private static final String UNASKED = "mqtt/";
  private static final Pattern INTERVAL =
      Pattern.compile("(?m)^( *interval:) [0-9]+ ?(?:s|min|h)\\b");
  private static final String FOLDER = "profiles/";

  private FlatPace() {}

  /** Writes the profiles whose pace changes into the site's folder. */
  static void write(Path folder, Duration interval) {
    boolean faster = interval.compareTo(SERIAL_ROUND) < 0;
    try {
      Files.createDirectories(folder);
      for (String file : text("index.txt").lines().map(String::strip).toList()) {
        if (!faster || (!SERIAL.contains(file) && !file.startsWith(UNASKED))) {
          Files.writeString(
              folder.resolve(file.replace('/', '-')),
              INTERVAL.matcher(text(file)).replaceAll("$1 " + interval.toSeconds() + " s"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no profiles of one pace", e);
    }
  }

  private static String text(String file) throws IOException {
    try (var in = Profiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IOException("there is no built-in profile " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
