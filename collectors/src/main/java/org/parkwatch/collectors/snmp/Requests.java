package org.parkwatch.collectors.snmp;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.profiles.read.ReadPlan;

/** The requests for the objects of one plan. Used by one lane. */
final class Requests {
  private final ReadPlan plan;
  private final Credential.Community credential;
  private final Request whole;

  Requests(ReadPlan plan, Credential.Community credential) {
    this.plan = plan;
    this.credential = credential;
    this.whole = some(IntStream.range(0, objects()).toArray());
  }

  int objects() {
    return plan.oids().size();
  }

  /** The request for all objects. */
  Request whole() {
    return whole;
  }

  /** A request for some of the objects. */
  Request some(int[] objects) {
    return new Request(plan.oids(), Arrays.copyOf(objects, objects.length), credential.community());
  }
}
