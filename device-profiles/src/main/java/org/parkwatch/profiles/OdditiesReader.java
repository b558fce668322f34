package org.parkwatch.profiles;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parkwatch.facility.yaml.YamlMap;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oddity;

/** Reads the names under {@code oddities}, such as {@code [swapped-floats, pause 50 ms]}. */
final class OdditiesReader {
  private static final String KEY = "oddities";
  private static final Pattern PAUSE = Pattern.compile("pause +([1-9][0-9]{0,3}) ?ms");
  private static final Pattern REPETITIONS = Pattern.compile("max-repetitions +([1-9][0-9]?)");

  private OdditiesReader() {}

  /**
   * What the devices of a file have.
   *
   * @param possible those that can be named there
   */
  static Oddities read(YamlMap map, Set<Oddity> possible) {
    Set<Oddity> named = EnumSet.noneOf(Oddity.class);
    Duration pause = Duration.ZERO;
    int repetitions = Oddities.USUAL_REPETITIONS;
    for (String text : map.texts(KEY)) {
      String word = text.split(" ", 2)[0];
      boolean alone = word.equals(text);
      Optional<Oddity> oddity =
          possible.stream().filter(known -> known.word().equals(word)).findFirst();
      if (oddity.isEmpty() || (!alone && !oddity.get().hasNumber())) {
        map.problem(
            KEY,
            "'%s' is not known; devices of this family can have: %s"
                .formatted(text, Oddity.known(possible)));
        continue;
      }
      named.add(oddity.get());
      Matcher pauses = PAUSE.matcher(text);
      Matcher rows = REPETITIONS.matcher(text);
      if (pauses.matches()) {
        pause = Duration.ofMillis(Long.parseLong(pauses.group(1)));
      } else if (rows.matches()) {
        repetitions = Integer.parseInt(rows.group(1));
      } else if (oddity.get() == Oddity.PAUSE) {
        map.problem(KEY, "'" + text + "' must say how long: pause 50 ms");
      } else if (oddity.get() == Oddity.MAX_REPETITIONS) {
        map.problem(KEY, "'" + text + "' must say how many, 1..99: max-repetitions 4");
      }
    }
    return new Oddities(named, pause, repetitions);
  }
}
