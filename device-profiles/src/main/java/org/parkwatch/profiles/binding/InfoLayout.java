package org.parkwatch.profiles.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which order an answer of YD/T 1363.3 holds its values. Lists stand behind their count, a byte,
 * so that where a value begins is known only when the answer came.
 *
 * <p>Written {@code flag U8, cell U16*, module*(on U8, user U8*), ...}: a value with its type, a
 * counted list of values, a counted list of groups; a hyphen where nobody wants the value, and
 * three dots if the device may send more than that. Immutable.
 *
 * @param open whether bytes may follow that are not told here
 */
public record InfoLayout(List<Part> parts, boolean open) {
  /** A value, or a list of them behind its count. */
  public sealed interface Part {
    String name();
  }

  /** One value. */
  public record One(String name, InfoType type) implements Part {}

  /** As many values as the byte before them says. */
  public record Counted(String name, InfoType type) implements Part {}

  /** As many times all of the parts as the byte before them says. */
  public record Group(String name, List<Part> parts) implements Part {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  public InfoLayout {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a layout.
   *
   * @throws IllegalArgumentException with a sentence that says where it is wrong
   */
  public static InfoLayout parse(String text) {
    return new Reader(text).layout();
  }

  /** The type at a path such as {@code voltage}, {@code cell/3}, {@code module/2/user/1}. */
  public Optional<InfoType> type(String path) {
    return type(parts, List.of(path.split("/", -1)));
  }

  private static Optional<InfoType> type(List<Part> parts, List<String> path) {
    for (Part part : parts) {
      if (part.name().equals(path.getFirst())) {
        boolean numbered = path.size() > 1 && path.get(1).matches("[1-9][0-9]{0,2}");
        return switch (part) {
          case One one when path.size() == 1 -> Optional.of(one.type());
          case Counted counted when path.size() == 2 && numbered -> Optional.of(counted.type());
          case Group group when path.size() > 2 && numbered ->
              type(group.parts(), path.subList(2, path.size()));
          default -> Optional.empty();
        };
      }
    }
    return Optional.empty();
  }

  private static final class Reader {
    private static final int DEEPEST = 4;

    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    InfoLayout layout() {
      List<Part> parts = parts(0);
      boolean open = take("...");
      blanks();
      if (at < text.length()) {
        throw wrong("does not go on like this");
      }
      if (parts.isEmpty()) {
        throw wrong("has no value");
      }
      return new InfoLayout(parts, open);
    }

    private List<Part> parts(int depth) {
      if (depth > DEEPEST) {
        throw wrong("is too deep");
      }
      List<Part> parts = new ArrayList<>();
      blanks();
      while (at < text.length() && text.charAt(at) != '.') {
        Part part = part(depth);
        boolean twice = parts.stream().anyMatch(p -> p.name().equals(part.name()));
        if (twice && !part.name().equals("-")) {
          throw wrong("has '" + part.name() + "' twice");
        }
        parts.add(part);
        if (!take(",")) {
          break;
        }
        blanks();
      }
      return parts;
    }

    private Part part(int depth) {
      String name = word("a name of small letters, digits and hyphens", "[a-z][a-z0-9-]*|-");
      if (take("*")) {
        expect("(");
        List<Part> parts = parts(depth + 1);
        expect(")");
        if (parts.isEmpty()) {
          throw wrong("has a group without values");
        }
        return new Group(name, parts);
      }
      String word = word("a type such as U8, U16, S16, F32", "[USF][0-9]{1,2}");
      for (InfoType type : InfoType.values()) {
        if (type.name().equals(word)) {
          return take("*") ? new Counted(name, type) : new One(name, type);
        }
      }
      throw wrong("has no type " + word);
    }

    private String word(String what, String form) {
      blanks();
      int from = at;
      while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || is('-'))) {
        at++;
      }
      String word = text.substring(from, at);
      if (!word.matches(form)) {
        at = from;
        throw wrong("needs " + what);
      }
      return word;
    }

    private boolean is(char wanted) {
      return text.charAt(at) == wanted;
    }

    private void blanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private boolean take(String sign) {
      blanks();
      boolean there = text.startsWith(sign, at);
      at += there ? sign.length() : 0;
      return there;
    }

    private void expect(String sign) {
      if (!take(sign)) {
        throw wrong("needs " + sign);
      }
    }

    private IllegalArgumentException wrong(String how) {
      return new IllegalArgumentException("%s, at '%s'".formatted(how, text.substring(at)));
    }
  }
}
