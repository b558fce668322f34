package org.parkwatch.profiles.binding;

/**
 * A value in a plain MQTT message.
 *
 * @param topic below the device's prefix, without a slash at either end; empty for the prefix
 *     itself
 * @param pointer place in the JSON payload after RFC 6901; empty for the whole payload, which may
 *     be a bare number
 */
public record Field(String topic, String pointer) implements Address {
  public Field {
    if (!isTopic(topic)) {
      throw new IllegalArgumentException("'" + topic + "' is not a topic");
    }
    if (!isPointer(pointer)) {
      throw new IllegalArgumentException("'" + pointer + "' is not a JSON pointer");
    }
  }

  /** Whether the text can be a topic: no wildcard, no slash at either end. */
  public static boolean isTopic(String text) {
    return text.chars().noneMatch(c -> c == '+' || c == '#' || c == 0)
        && !text.startsWith("/")
        && !text.endsWith("/");
  }

  /** Whether the text is a JSON pointer: empty, or {@code /} before each step. */
  public static boolean isPointer(String text) {
    return text.isEmpty() || (text.startsWith("/") && !text.matches(".*~(?![01]).*"));
  }

  @Override
  public Family family() {
    return Family.MQTT;
  }

  @Override
  public String toString() {
    return topic + "#" + pointer;
  }
}
