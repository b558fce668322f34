package org.parkwatch.simulators.lists;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All lists of registers by id. Immutable. */
public final class RegisterLists {
  private final Map<String, RegisterList> lists = new HashMap<>();

  /** Reads the documents. */
  public RegisterLists() {
    lists.putAll(ListReader.read("modbus-lists.md"));
    lists.putAll(ListReader.read("real-lists.md"));
  }

  /** The list of that id, or of the id before its last hyphen: sizes of one make share a list. */
  public Optional<RegisterList> list(String profile) {
    RegisterList exact = lists.get(profile);
    int hyphen = profile.lastIndexOf('-');
    return Optional.ofNullable(
        exact != null || hyphen < 0 ? exact : lists.get(profile.substring(0, hyphen)));
  }

  /** All of them. */
  public Map<String, RegisterList> all() {
    return Map.copyOf(lists);
  }
}
