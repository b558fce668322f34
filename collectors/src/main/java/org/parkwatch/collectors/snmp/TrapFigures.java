package org.parkwatch.collectors.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.commissioning.Diagnosis;
import org.parkwatch.facility.park.Names;

/**
 * What came as notifications since the start. Each ends as one thing.
 *
 * @param received datagrams
 * @param told notifications of devices; each caused a read and an event
 * @param repeated informs that had been told already; answered once more, once they are kept
 * @param asked questions of devices who we are
 * @param limited left out, because their source sent too many
 * @param unknown of sources that are no device
 * @param malformed that could not be read
 * @param refusals of devices, but not believed, by the reason
 * @param lost of those told: whose event could not be kept
 * @param waiting events that are not on the disk yet, now
 * @param strangers how often by source, of the first hundred that are no device
 */
record TrapFigures(
    long received,
    long told,
    long repeated,
    long asked,
    long limited,
    long unknown,
    long malformed,
    Map<Disbelief, Long> refusals,
    long lost,
    int waiting,
    Map<String, Long> strangers) {
  private static final Names RECEIVED = new Names("received", "收到");
  private static final Names TOLD = new Names("believed", "采信");
  private static final Names REPEATED = new Names("sent again", "重发");
  private static final Names ASKED = new Names("questions who we are", "引擎查询");
  private static final Names LIMITED = new Names("too many of one source", "同一来源过多");
  private static final Names UNKNOWN = new Names("from no device", "来源不是设备");
  private static final Names MALFORMED = new Names("could not be read", "无法解析");
  private static final Names LOST = new Names("could not be kept", "未能保存");
  private static final Names WAITING = new Names("wait for the disk", "等待写盘");

  TrapFigures {
    refusals = Map.copyOf(refusals);
    strangers = Map.copyOf(strangers);
  }

  static TrapFigures none() {
    return new TrapFigures(0, 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, Map.of());
  }

  /** All that were not believed. */
  long refused() {
    return refusals.values().stream().mapToLong(Long::longValue).sum();
  }

  /** For a person: what came, what was believed, what waits, and else what happened at all. */
  List<Diagnosis.Count> counts() {
    List<Diagnosis.Count> counts = new ArrayList<>();
    counts.add(new Diagnosis.Count(RECEIVED, received));
    counts.add(new Diagnosis.Count(TOLD, told));
    counts.add(new Diagnosis.Count(WAITING, waiting));
    addIfAny(counts, LOST, lost);
    addIfAny(counts, REPEATED, repeated);
    addIfAny(counts, ASKED, asked);
    addIfAny(counts, LIMITED, limited);
    addIfAny(counts, UNKNOWN, unknown);
    addIfAny(counts, MALFORMED, malformed);
    for (Disbelief reason : Disbelief.values()) {
      addIfAny(counts, reason.names(), refusals.getOrDefault(reason, 0L));
    }
    return counts;
  }

  private static void addIfAny(List<Diagnosis.Count> counts, Names names, long times) {
    if (times > 0) {
      counts.add(new Diagnosis.Count(names, times));
    }
  }
}
