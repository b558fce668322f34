package org.parkwatch.alerting.book;

import java.util.ArrayList;
import java.util.List;

/** Which lines one text has and another has not. Pure functions. */
public final class LineDiff {
  /** Texts that differ in more lines than this are told as all new. */
  private static final int MOST = 2_000;

  private LineDiff() {}

  /** What became of a line. */
  public enum Change {
    SAME,
    ADDED,
    REMOVED
  }

  /** A line of either text. */
  public record Line(Change change, String text) {}

  /** Lines of both texts in order, removed ones before those in their place. */
  public static List<Line> between(String before, String after) {
    List<String> a = before.lines().toList();
    List<String> b = after.lines().toList();
    int head = 0;
    while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    a.subList(0, head).forEach(line -> lines.add(new Line(Change.SAME, line)));
    middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), lines);
    a.subList(a.size() - tail, a.size()).forEach(line -> lines.add(new Line(Change.SAME, line)));
    return lines;
  }

  private static void middle(List<String> a, List<String> b, List<Line> out) {
    boolean small = a.size() <= MOST && b.size() <= MOST;
    int[][] common = small ? common(a, b) : new int[a.size() + 1][0];
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean both = i < a.size() && j < b.size();
      if (both && small && a.get(i).equals(b.get(j))) {
        out.add(new Line(Change.SAME, a.get(i++)));
        j++;
      } else if (i < a.size() && (!both || !small || common[i + 1][j] >= common[i][j + 1])) {
        out.add(new Line(Change.REMOVED, a.get(i++)));
      } else {
        out.add(new Line(Change.ADDED, b.get(j++)));
      }
    }
  }

  /** Length of the longest common run of lines from each pair of places on. */
  private static int[][] common(List<String> a, List<String> b) {
    int[][] common = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
