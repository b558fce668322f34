package org.parkwatch.facility.parkfile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.yaml.YamlNode;

/**
 * Where the n-th of a repeated thing lies on its parent's drawing, in millimetres: first offset
 * plus n times the step; after every {@code wrap} things it starts again, moved by one turn.
 */
record AreaPattern(int x, int y, int stepX, int stepY, int wrap, int turnX, int turnY, Area size) {
  static final Set<String> KEYS = Set.of("at", "step", "wrap", "turn", "size");
  static final AreaPattern NONE = new AreaPattern(0, 0, 0, 0, Integer.MAX_VALUE, 0, 0, Area.NONE);

  /** One kilometre is beyond any park's drawing. */
  private static final int FARTHEST_MM = 10_000_000;

  static AreaPattern of(@Nullable YamlNode node) {
    if (node == null) {
      return NONE;
    }
    Map<String, YamlNode> map = node.map(KEYS);
    YamlNode wrapNode = map.get("wrap");
    int wrap = wrapNode == null ? Integer.MAX_VALUE : wrapNode.integer(1, 10_000);
    int[] at = pair(map.get("at"), -FARTHEST_MM);
    int[] step = pair(map.get("step"), -FARTHEST_MM);
    int[] turn = pair(map.get("turn"), -FARTHEST_MM);
    int[] size = pair(map.get("size"), 0);
    if (map.get("size") == null) {
      node.expected("a `size: [width, depth]` in millimetres");
    }
    return new AreaPattern(
        at[0], at[1], step[0], step[1], wrap, turn[0], turn[1], new Area(0, 0, size[0], size[1]));
  }

  private static int[] pair(@Nullable YamlNode node, int min) {
    if (node == null) {
      return new int[2];
    }
    List<YamlNode> items = node.items();
    if (items.size() != 2) {
      node.expected("two whole numbers [x, y] in millimetres");
      return new int[2];
    }
    return new int[] {
      items.get(0).integer(min, FARTHEST_MM), items.get(1).integer(min, FARTHEST_MM)
    };
  }

  Area of(int index) {
    if (size.equals(Area.NONE)) {
      return Area.NONE;
    }
    int inTurn = index % wrap;
    int turns = index / wrap;
    return new Area(
        x + inTurn * stepX + turns * turnX,
        y + inTurn * stepY + turns * turnY,
        size.width(),
        size.depth());
  }
}
