package org.parkwatch.profiles.binding;

import java.util.regex.Pattern;

/**
 * A value in a plain MQTT message.
 *
 * @param topic below the device's prefix, without a slash at either end; empty for the prefix
 *     itself. A level that is {@code +}, or {@code +} and a name, stands for any one level
 * @param pointer place in the JSON payload after RFC 6901; empty for the whole payload, which may
 *     be a bare number
 * @param capture name of the level of the topic whose text is the value; empty where the payload is
 * @param pattern what a text must match, its first group is the value; empty to take it as it is
 */
public record Field(String topic, String pointer, String capture, String pattern)
    implements Address {
  private static final Pattern LEVEL = Pattern.compile("\\+[a-z]*|[^+#\\x00]*");

  public Field {
    if (!isTopic(topic)) {
      throw new IllegalArgumentException("'" + topic + "' is not a topic");
    }
    if (!isPointer(pointer)) {
      throw new IllegalArgumentException("'" + pointer + "' is not a JSON pointer");
    }
    if (!capture.isEmpty() && level(topic, capture) < 0) {
      throw new IllegalArgumentException("'" + topic + "' has no level +" + capture);
    }
  }

  /** A value as it stands in the payload. */
  public Field(String topic, String pointer) {
    this(topic, pointer, "", "");
  }

  /** Whether the text can be a topic: {@code +} for whole levels only, no slash at either end. */
  public static boolean isTopic(String text) {
    for (String level : text.split("/", -1)) {
      if (!LEVEL.matcher(level).matches()) {
        return false;
      }
    }
    return !text.startsWith("/") && !text.endsWith("/");
  }

  /** Whether the text is a JSON pointer: empty, or {@code /} before each step. */
  public static boolean isPointer(String text) {
    return text.isEmpty() || (text.startsWith("/") && !text.matches(".*~(?![01]).*"));
  }

  /** 0-based place of the level {@code +name} in a topic; -1 if there is none. */
  public static int level(String topic, String name) {
    String[] levels = topic.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      if (levels[i].equals("+" + name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the topic stands for several. */
  public static boolean isWild(String topic) {
    return topic.indexOf('+') >= 0;
  }

  /** Whether a topic without wildcards is one for which this one stands. */
  public static boolean stands(String topic, String real) {
    String[] levels = topic.split("/", -1);
    String[] others = real.split("/", -1);
    boolean same = levels.length == others.length;
    for (int i = 0; same && i < levels.length; i++) {
      same = levels[i].startsWith("+") ? !others[i].isEmpty() : levels[i].equals(others[i]);
    }
    return same;
  }

  @Override
  public Family family() {
    return Family.MQTT;
  }

  @Override
  public String toString() {
    return capture.isEmpty() ? topic + "#" + pointer : topic + " level " + capture;
  }
}
