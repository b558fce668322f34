package org.parkwatch.collectors.snmp;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.read.ReadPlan;

/** The requests for the objects of one plan. Used by one lane. */
final class Requests {
  private final List<Oid> oids;
  private final Access access;
  private final Request whole;

  /** Compiles a plan. */
  Requests(ReadPlan plan, Access access) {
    this.oids = plan.addresses().stream().map(Oid.class::cast).toList();
    this.access = access;
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
    return new Request(
        oids, Arrays.copyOf(objects, objects.length), access.version(), access.community());
  }
}
