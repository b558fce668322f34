package org.parkwatch.profiles;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Family;

/** Reads the names under {@code oddities}, such as {@code [swapped-floats, pause 50 ms]}. */
final class OdditiesReader {
  private static final String KEY = "oddities";
  private static final Pattern PAUSE = Pattern.compile("pause +([1-9][0-9]{0,3}) ?ms");

  private OdditiesReader() {}

  static Oddities read(YamlMap map, Family family) {
    Set<Oddity> named = EnumSet.noneOf(Oddity.class);
    Duration pause = Duration.ZERO;
    for (String text : map.texts(KEY)) {
      String word = text.startsWith("pause ") ? "pause" : text;
      Optional<Oddity> oddity =
          Arrays.stream(Oddity.values()).filter(known -> known.word().equals(word)).findFirst();
      if (oddity.filter(known -> known.fits(family)).isEmpty()) {
        map.problem(
            KEY,
            "'%s' is not known; devices of this family can have: %s"
                .formatted(text, Oddity.known(family)));
        continue;
      }
      named.add(oddity.get());
      if (oddity.get() == Oddity.PAUSE) {
        Matcher length = PAUSE.matcher(text);
        if (length.matches()) {
          pause = Duration.ofMillis(Long.parseLong(length.group(1)));
        } else {
          map.problem(KEY, "'" + text + "' must say how long: pause 50 ms");
        }
      }
    }
    return new Oddities(named, pause);
  }
}
