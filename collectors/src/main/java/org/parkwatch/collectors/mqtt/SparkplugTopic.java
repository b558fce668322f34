package org.parkwatch.collectors.mqtt;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Sparkplug B: {@code spBv1.0/group/type/node[/device]}.
 *
 * @param device null where the node itself speaks
 */
record SparkplugTopic(Type type, String node, @Nullable String device) {
  static final String NAMESPACE = "spBv1.0/";
  private static final int NODE_PARTS = 4;
  private static final int DEVICE_PARTS = 5;
  private static final int PATH_PARTS = 3;

  /** What a message is about. */
  enum Type {
    NBIRTH,
    NDEATH,
    DBIRTH,
    DDEATH,
    NDATA,
    DDATA,
    NCMD,
    DCMD
  }

  /** The topic's parts, with {@code group/node} as the node; empty if it is none of Sparkplug. */
  static Optional<SparkplugTopic> of(String topic) {
    String[] parts = topic.split("/", DEVICE_PARTS + 1);
    if (parts.length != NODE_PARTS && parts.length != DEVICE_PARTS) {
      return Optional.empty();
    }
    for (Type type : Type.values()) {
      if (type.name().equals(parts[2])
          && type.name().startsWith("D") == (parts.length == DEVICE_PARTS)) {
        String device = parts.length == DEVICE_PARTS ? parts[4] : null;
        return Optional.of(new SparkplugTopic(type, parts[1] + "/" + parts[3], device));
      }
    }
    return Optional.empty();
  }

  /** Whether a path names group, node and device. */
  static boolean isDevice(String path) {
    String[] parts = path.split("/", -1);
    return parts.length == PATH_PARTS
        && path.chars().noneMatch(c -> c == '+' || c == '#')
        && !parts[0].isEmpty()
        && !parts[1].isEmpty()
        && !parts[2].isEmpty();
  }

  /** {@code group/node} of a device's path. */
  static String nodeOf(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  static String deviceOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Everything that a group says. */
  static String filter(String path) {
    return NAMESPACE + path.substring(0, path.indexOf('/')) + "/#";
  }

  /** Where commands to a node go. */
  static String command(String node) {
    int slash = node.indexOf('/');
    return NAMESPACE + node.substring(0, slash) + "/NCMD" + node.substring(slash);
  }
}
