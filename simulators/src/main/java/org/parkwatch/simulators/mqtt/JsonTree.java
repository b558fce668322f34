package org.parkwatch.simulators.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;

/** JSON put together by pointers; members named 0, 1, 2 … in order are an array. */
final class JsonTree {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /**
   * Sets a value.
   *
   * @param pointer after RFC 6901, without escapes
   * @param json the value as it is written
   */
  void put(String pointer, String json) {
    JsonTree at = this;
    String[] steps = pointer.substring(1).split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      at = (JsonTree) at.members.computeIfAbsent(steps[i], step -> new JsonTree());
    }
    at.members.put(steps[steps.length - 1], json);
  }

  private boolean isArray() {
    int next = 0;
    for (String name : members.keySet()) {
      if (!name.equals(Integer.toString(next++))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    boolean array = isArray();
    StringBuilder text = new StringBuilder();
    members.forEach((name, value) -> {
      text.append(text.isEmpty() ? "" : ",");
      if (!array) {
        text.append('"').append(name).append("\":");
      }
      text.append(value);
    });
    return (array ? "[" : "{") + text + (array ? "]" : "}");
  }
}
