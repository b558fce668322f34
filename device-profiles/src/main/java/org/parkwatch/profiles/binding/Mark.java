package org.parkwatch.profiles.binding;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Something by which a Modbus unit shows of what make it is. */
public sealed interface Mark {
  /**
   * Codes, both inclusive.
   *
   * @param from lowest, {@code to} highest
   */
  record Codes(double from, double to) {}

  /** A number that is one of these: a marker, a model. */
  record Numbered(Register register, List<Codes> codes) implements Mark {
    public Numbered {
      codes = List.copyOf(codes);
    }

    public boolean fits(double number) {
      return codes.stream().anyMatch(code -> number >= code.from() && number <= code.to());
    }

    @Override
    public String toString() {
      return register.toString();
    }
  }

  /**
   * A text of two characters a register that holds the pattern.
   *
   * @param lowByteFirst whether the low byte of a word is the first of its characters
   */
  record Text(Span registers, boolean lowByteFirst, Pattern pattern) implements Mark {
    @Override
    public String toString() {
      return "%s %d..%d"
          .formatted(
              registers.table().name().toLowerCase(Locale.ROOT),
              registers.first(),
              registers.last());
    }
  }

  /**
   * An object of Read Device Identification that holds the pattern, Modbus application protocol
   * V1.1b3 section 6.21.
   *
   * @param object 0 vendor, 1 product code, 2 revision, 3 URL, 4 product name, 5 model name, 6
   *     application
   */
  record Told(int object, Pattern pattern) implements Mark {
    /** Names of objects as profiles write them, by number. */
    public static final List<String> OBJECTS =
        List.of("vendor", "product", "revision", "url", "name", "model", "application");

    @Override
    public String toString() {
      return "device identification, " + OBJECTS.get(object);
    }
  }
}
