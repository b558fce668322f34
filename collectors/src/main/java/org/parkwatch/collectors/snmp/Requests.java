package org.parkwatch.collectors.snmp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.read.ReadPlan;

/** The requests for the objects of one plan. Used by one lane. */
final class Requests {
  private final List<Oid> oids;
  private final Secret community;
  private final Request whole;

  /**
   * Compiles a plan.
   *
   * @param community empty for SNMPv3, which has none
   */
  Requests(ReadPlan plan, Secret community) {
    this.oids = plan.addresses().stream().map(Oid.class::cast).toList();
    this.community = community;
    this.whole = some(IntStream.range(0, objects()).toArray());
  }

  int objects() {
    return oids.size();
  }

  /** The request for all objects. */
  Request whole() {
    return whole;
  }

  /** A request for some of the objects. */
  Request some(int[] objects) {
    return new Request(oids, Arrays.copyOf(objects, objects.length), community);
  }
}
