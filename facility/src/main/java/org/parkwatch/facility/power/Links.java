package org.parkwatch.facility.power;

import java.util.List;

/**
 * Directed links between numbered nodes in compressed rows: the targets of node {@code n} stand at
 * {@code start[n] .. start[n + 1] - 1}, in the order in which they were given. Immutable.
 */
final class Links {
  private final int[] start;
  private final int[] targets;

  private Links(int[] start, int[] targets) {
    this.start = start;
    this.targets = targets;
  }

  /** A link from {@code from} to {@code to}. */
  record Link(int from, int to) {
    Link turned() {
      return new Link(to, from);
    }
  }

  static Links of(int nodes, List<Link> links) {
    int[] start = new int[nodes + 1];
    for (Link link : links) {
      start[link.from() + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      start[node + 1] += start[node];
    }
    int[] next = start.clone();
    int[] targets = new int[links.size()];
    for (Link link : links) {
      targets[next[link.from()]++] = link.to();
    }
    return new Links(start, targets);
  }

  int first(int node) {
    return start[node];
  }

  /** One more than the last. */
  int end(int node) {
    return start[node + 1];
  }

  int count(int node) {
    return end(node) - first(node);
  }

  int target(int at) {
    return targets[at];
  }
}
