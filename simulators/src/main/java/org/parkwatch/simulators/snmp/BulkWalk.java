package org.parkwatch.simulators.snmp;

/** GETBULK as RFC 3416 4.2.3 has it: as many rows as asked for and as fit the message. */
final class BulkWalk<C> {
  private static final int UNSTARTED = -1;

  private final SnmpEngine<C> engine;
  private final int[] cursors = new int[640];

  BulkWalk(SnmpEngine<C> engine) {
    this.engine = engine;
  }

  /** False if not even the first binding fits. */
  boolean walk(SnmpRequest request, MibTree<C> tree, C reading) throws MalformedException {
    int once = Math.clamp(request.nonRepeaters(), 0, request.count());
    for (int i = 0; i < once; i++) {
      cursors[i] = UNSTARTED;
      if (!step(tree, i, reading)) {
        return !engine.nothingYet();
      }
    }
    for (int i = once; i < request.count(); i++) {
      cursors[i] = UNSTARTED;
    }
    boolean more = once < request.count();
    for (int row = 0; more && row < request.maxRepetitions(); row++) {
      more = false;
      for (int i = once; i < request.count(); i++) {
        if (!step(tree, i, reading)) {
          return !engine.nothingYet();
        }
        more |= cursors[i] < tree.size();
      }
    }
    return true;
  }

  /** Moves one column on and appends what is found there; false if it does not fit. */
  private boolean step(MibTree<C> tree, int binding, C reading) throws MalformedException {
    int before = cursors[binding];
    int place =
        before == UNSTARTED ? engine.next(tree, binding) : Math.min(before + 1, tree.size());
    cursors[binding] = place;
    if (place < tree.size()) {
      return engine.appendInstance(tree, place, reading);
    }
    return before == UNSTARTED
        ? engine.appendEmpty(binding, Ber.END_OF_MIB_VIEW)
        : engine.appendEnd(tree.encoded(tree.size() - 1));
  }
}
