package org.parkwatch.profiles.binding;

import java.util.Map;

/**
 * Bytes that a message carries.
 *
 * @param field where they stand; for {@link Coding#BYTES} the whole payload
 * @param items where they are a row of items: by channel and type, {@code channel << 8 | type}, how
 *     many bytes follow; empty where numbers have fixed places
 */
public record Payload(Field field, Coding coding, Map<Integer, Integer> items) {
  public Payload {
    items = Map.copyOf(items);
  }
}
