package org.parkwatch.simulators;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Arguments of a command: words, and options with a value each. Immutable. */
record Options(List<String> words, Map<String, String> values, boolean help) {
  /** The command was called in a way it does not know. */
  static final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
      super(message);
    }
  }

  static Options parse(List<String> args, List<String> known) {
    List<String> words = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    boolean help = false;
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--help") || arg.equals("-h")) {
        help = true;
      } else if (!arg.startsWith("--")) {
        words.add(arg);
      } else if (!known.contains(arg)) {
        throw new WrongUse("unknown option " + arg);
      } else if (i + 1 == args.size()) {
        throw new WrongUse(arg + " needs a value");
      } else {
        values.put(arg, args.get(++i));
      }
    }
    return new Options(words, values, help);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  String required(String option) {
    return value(option).orElseThrow(() -> new WrongUse(option + " is missing"));
  }

  Optional<Double> number(String option) {
    return value(option)
        .map(text -> {
          try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
              return number;
            }
            throw new WrongUse(option + " needs a finite number, not " + text);
          } catch (NumberFormatException e) {
            throw new WrongUse(option + " needs a number, not " + text);
          }
        });
  }
}
