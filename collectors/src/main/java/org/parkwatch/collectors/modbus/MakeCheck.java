package org.parkwatch.collectors.modbus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parkwatch.profiles.binding.Mark;
import org.parkwatch.profiles.binding.Register;
import org.parkwatch.profiles.binding.Span;
import org.parkwatch.profiles.read.ReadBlock;
import org.parkwatch.profiles.read.Words;

/**
 * Asks one unit for the marks of makes, each thing once. Used by one thread.
 *
 * <p>It asks for nothing else before it knows whom it asks: other makes have other numbers at the
 * same places, and some lock up when asked for registers that they do not have.
 */
final class MakeCheck {
  /** Answers of one unit to a row of identification requests: more objects than there are. */
  private static final int MOST_ANSWERS = 8;

  /** Up to here every whole number is itself. */
  private static final double WHOLE = 0x1p53;

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

  /** How a check ended. */
  sealed interface Outcome {
    /** All marks are there. */
    record Fits() implements Outcome {}

    /**
     * It is another make.
     *
     * @param found what was found, and what was looked for
     */
    record Other(String found) implements Outcome {}

    /** There was no answer, so nothing is known. */
    record Unknown(Reply.Failure failure, UnitRequest request) implements Outcome {}

    /** The gateway says that the unit does not answer it. */
    record Silent(Reply.Refusal refusal) implements Outcome {}
  }

  /** The words of a block, or why there are none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(short @Nullable [] words, Outcome outcome) {}

  private final Function<UnitRequest, Reply> ask;
  private final Function<Integer, short[]> words;
  private final Map<UnitRequest, Reply> told = new HashMap<>();
  private final Map<ReadBlock, Block> blocks = new HashMap<>();

  /**
   * Takes a unit.
   *
   * @param ask puts a request to it
   * @param words gives so many words of the newest answer
   */
  MakeCheck(Function<UnitRequest, Reply> ask, Function<Integer, short[]> words) {
    this.ask = ask;
    this.words = words;
  }

  /** Whether the unit has all the marks. */
  Outcome check(List<Mark> marks) {
    for (Mark mark : marks) {
      Outcome outcome =
          switch (mark) {
            case Mark.Numbered number -> number(number);
            case Mark.Text text -> text(text);
            case Mark.Told object -> told(object);
          };
      if (!(outcome instanceof Outcome.Fits)) {
        return outcome;
      }
    }
    return new Outcome.Fits();
  }

  private Outcome number(Mark.Numbered mark) {
    Register register = mark.register();
    ReadBlock block =
        new ReadBlock(
            register.table(),
            register.start(),
            register.end() - register.start(),
            List.of(register),
            List.of(0));
    Block answer = block(block);
    short[] places = answer.words();
    if (places == null) {
      return refused(mark, answer.outcome());
    }
    double number = Words.number(register, places, 0);
    return mark.fits(number) ? new Outcome.Fits() : new Outcome.Other(mark + " is " + said(number));
  }

  private static String said(double number) {
    return number == Math.rint(number) && Math.abs(number) < WHOLE
        ? "%d (0x%X)".formatted((long) number, (long) number)
        : Double.toString(number);
  }

  private Outcome text(Mark.Text mark) {
    Span span = mark.registers();
    ReadBlock block =
        new ReadBlock(
            span.table(), span.first(), span.last() - span.first() + 1, List.of(), List.of());
    Block answer = block(block);
    short[] places = answer.words();
    return places == null
        ? refused(mark, answer.outcome())
        : matched(mark, mark.pattern(), characters(places, mark.lowByteFirst()));
  }

  private static String characters(short[] words, boolean lowByteFirst) {
    byte[] bytes = new byte[words.length * 2];
    for (int i = 0; i < words.length; i++) {
      short word = lowByteFirst ? Short.reverseBytes(words[i]) : words[i];
      bytes[2 * i] = (byte) (word >>> 8);
      bytes[2 * i + 1] = (byte) word;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }

  private static Outcome matched(Mark mark, Pattern pattern, String text) {
    return pattern.matcher(text).find()
        ? new Outcome.Fits()
        : new Outcome.Other("%s is '%s', not '%s'".formatted(mark, text, pattern));
  }

  private Outcome told(Mark.Told mark) {
    int level =
        mark.object() < IdentityRequest.FIRST_REGULAR
            ? IdentityRequest.BASIC
            : IdentityRequest.REGULAR;
    int from = level == IdentityRequest.BASIC ? 0 : IdentityRequest.FIRST_REGULAR;
    Map<Integer, String> objects = new HashMap<>();
    for (int i = 0; from >= 0 && i < MOST_ANSWERS; i++) {
      IdentityRequest request = new IdentityRequest(level, from);
      Reply reply = told.computeIfAbsent(request, ask);
      if (!(reply instanceof Reply.Objects some)) {
        return refused(mark, outcome(request, reply));
      }
      objects.putAll(some.objects());
      from = some.next();
    }
    return matched(mark, mark.pattern(), objects.getOrDefault(mark.object(), ""));
  }

  private Block block(ReadBlock block) {
    Block known = blocks.get(block);
    if (known != null) {
      return known;
    }
    BlockRequest request = new BlockRequest(block);
    Reply reply = ask.apply(request);
    Block answer =
        reply instanceof Reply.Places
            ? new Block(words.apply(block.length()).clone(), new Outcome.Fits())
            : new Block(null, outcome(request, reply));
    blocks.put(block, answer);
    return answer;
  }

  private static Outcome outcome(UnitRequest request, Reply reply) {
    return switch (reply) {
      case Reply.Failure failure -> new Outcome.Unknown(failure, request);
      case Reply.Refusal refusal when refusal.unitSilent() -> new Outcome.Silent(refusal);
      case Reply.Refusal refusal -> new Outcome.Other("there is none (" + refusal.text() + ")");
      case Reply.Places places -> new Outcome.Other("there is none");
      case Reply.Objects objects -> new Outcome.Other("there is none");
    };
  }

  private static Outcome refused(Mark mark, Outcome outcome) {
    return outcome instanceof Outcome.Other other
        ? new Outcome.Other(mark + ": " + other.found())
        : outcome;
  }

  /** What the unit says of itself; null if it has no device identification. */
  @Nullable Map<Integer, String> identity() {
    Map<Integer, String> objects = new HashMap<>();
    for (int level : new int[] {IdentityRequest.BASIC, IdentityRequest.REGULAR}) {
      int from = level == IdentityRequest.BASIC ? 0 : IdentityRequest.FIRST_REGULAR;
      Reply reply = told.computeIfAbsent(new IdentityRequest(level, from), ask);
      if (reply instanceof Reply.Objects some) {
        objects.putAll(some.objects());
      }
    }
    return objects.isEmpty() ? null : objects;
  }
}
