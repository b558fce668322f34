package org.parkwatch.collectors.snmp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.parkwatch.collectors.health.Fault;
import org.parkwatch.profiles.binding.Oddities;
import org.parkwatch.profiles.binding.Oid;
import org.parkwatch.profiles.mib.WalkedValues;
import org.parkwatch.profiles.read.RawValues;
import org.parkwatch.profiles.read.ReadPlan;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/**
 * Talks to one device by any version of SNMP, question by question: what it is, which rows it has,
 * what it reads now. One thread; waits for each answer, and asks no faster than it is told to.
 */
public final class Conversation implements AutoCloseable {
  private static final int NAMES_A_REQUEST = 16;
  private static final int OBJECTS_A_READ = 40;

  private final InetSocketAddress device;
  private final Access access;
  private final Exchange exchange;
  private final RequestSize size = new RequestSize();

  /**
   * Opens a socket; nothing is sent yet.
   *
   * @param timeoutMillis for each of three tries of a question
   * @param mostPerSecond questions; small devices have little to spare
   */
  public Conversation(InetSocketAddress device, Access access, int timeoutMillis, int mostPerSecond)
      throws IOException {
    this.device = device;
    this.access = access;
    exchange = new Exchange(device, access, timeoutMillis, mostPerSecond);
  }

  /**
   * The values of some instances, as texts; those that the device does not have are left out.
   *
   * @throws NoAnswer if the device is silent or answers garbage
   */
  public Map<Oid, String> get(List<Oid> instances) throws IOException {
    Map<Oid, String> values = new HashMap<>();
    for (VariableBinding one : ask(PDU.GET, instances)) {
      String text = WalkMessage.text(one.getVariable());
      if (text != null) {
        values.put(new Oid(one.getOid().toDottedString()), text);
      }
    }
    return values;
  }

  /** From now on the device is asked as its make must be. */
  public void mind(Oddities oddities) {
    size.mind(oddities);
  }

  /** Below which of these the device has anything at all. */
  public Set<Oid> present(Collection<Oid> subtrees) throws IOException {
    Set<Oid> present = new HashSet<>();
    List<Oid> asked = List.copyOf(subtrees);
    List<VariableBinding> next = ask(PDU.GETNEXT, asked);
    for (int i = 0; i < asked.size(); i++) {
      boolean there = !next.get(i).isException();
      if (there && new Oid(next.get(i).getOid().toDottedString()).startsWith(asked.get(i))) {
        present.add(asked.get(i));
      }
    }
    return present;
  }

  /** All instances of the columns. Several columns are walked side by side. */
  public void walk(Collection<Oid> columns, WalkedValues into) throws IOException {
    List<WalkCursor> waiting = new ArrayList<>(columns.stream().map(WalkCursor::new).toList());
    while (!waiting.isEmpty()) {
      int together = Math.min(size.objects(NAMES_A_REQUEST), waiting.size());
      List<WalkCursor> now = waiting.subList(0, together);
      List<VariableBinding> rows;
      try {
        rows = answered(PDU.GETBULK, now.stream().map(WalkCursor::at).toList());
      } catch (NoAnswer e) {
        if (!size.less(e, together, !access.isV1())) {
          throw e;
        }
        continue;
      }
      if (rows.isEmpty()) {
        now.removeFirst(); // too large for any answer, even alone
        continue;
      }
      for (int i = 0; i < rows.size(); i++) {
        now.get(i % together).take(rows.get(i), into);
      }
      now.removeIf(WalkCursor::ended);
    }
  }

  /**
   * Reads the objects of a plan as polling does.
   *
   * @return confined to the caller; the objects of a request without answer are device errors
   */
  public RawValues read(ReadPlan plan) throws IOException {
    Requests requests = new Requests(plan, access);
    RawValues raw = new RawValues(Math.max(1, requests.objects()));
    raw.reset(requests.objects());
    int together;
    for (int from = 0; from < requests.objects(); from += together) {
      together = Math.min(size.objects(OBJECTS_A_READ), requests.objects() - from);
      read(requests, IntStream.range(from, from + together).toArray(), raw);
    }
    return raw;
  }

  /**
   * A request that the device refuses, or is silent about, is halved, until the one object is left
   * that it refuses.
   */
  private void read(Requests requests, int[] objects, RawValues raw) throws IOException {
    Request request = requests.some(objects);
    int id = exchange.nextId();
    boolean refused;
    try {
      exchange.ask(request.pdu(id), id);
      Answer answer = exchange.answer();
      refused = answer.errorStatus() != 0 || answer.values(request, raw, 0) != null;
    } catch (NoAnswer e) {
      if (!size.less(e, objects.length, false)) {
        throw e;
      }
      refused = true;
    }
    if (!refused) {
      size.answered(objects.length);
    } else if (objects.length > 1) {
      int half = objects.length / 2;
      read(requests, Arrays.copyOf(objects, half), raw);
      read(requests, Arrays.copyOfRange(objects, half, objects.length), raw);
    } else {
      raw.deviceError(objects[0]);
    }
  }

  @Override
  public void close() {
    exchange.close();
  }

  /** A binding for each name, in as many requests as the device needs. */
  private List<VariableBinding> ask(int type, List<Oid> names) throws IOException {
    List<VariableBinding> all = new ArrayList<>();
    while (all.size() < names.size()) {
      int from = all.size();
      int together = Math.min(size.objects(NAMES_A_REQUEST), names.size() - from);
      List<Oid> some = names.subList(from, from + together);
      try {
        List<VariableBinding> found = answered(type, some);
        if (found.isEmpty()) {
          found =
              List.of(new VariableBinding(new OID(some.getFirst().arcs()), Null.noSuchInstance));
        }
        if (found.size() != together) {
          throw new NoAnswer(device, Fault.WRONG_OBJECTS, "");
        }
        all.addAll(found);
      } catch (NoAnswer e) {
        if (!size.less(e, together, false)) {
          throw e;
        }
      }
    }
    return all;
  }

  /** The bindings of the answer; a device that says that they are too many is asked for fewer. */
  private List<VariableBinding> answered(int type, List<Oid> names) throws IOException {
    if (access.isV1()) {
      return askV1(type == PDU.GET ? PDU.GET : PDU.GETNEXT, names);
    }
    for (int repetitions = size.rows(); ; repetitions /= 2) {
      PDU reply = question(type, names, repetitions);
      size.answered(names.size());
      if (reply.getErrorStatus() == PDU.noError) {
        return List.copyOf(reply.getVariableBindings());
      }
      if (type != PDU.GETBULK || repetitions <= 1) {
        return names.size() == 1 ? List.of() : divided(type, names);
      }
    }
  }

  /** SNMP v1 refuses the whole request for one name, and says for which. */
  private List<VariableBinding> askV1(int type, List<Oid> names) throws IOException {
    VariableBinding[] found = new VariableBinding[names.size()];
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      found[i] = new VariableBinding(new OID(names.get(i).arcs()), Null.endOfMibView);
      left.add(i);
    }
    while (!left.isEmpty()) {
      PDU reply = question(type, left.stream().map(names::get).toList(), 0);
      int culprit = reply.getErrorIndex();
      if (reply.getErrorStatus() == PDU.noError) {
        for (int i = 0; i < Math.min(left.size(), reply.size()); i++) {
          found[left.get(i)] = reply.get(i);
        }
        return List.of(found);
      }
      if (culprit >= 1 && culprit <= left.size()) {
        left.subList(culprit - 1, culprit).clear();
      } else if (left.size() == 1) {
        return List.of(found);
      } else {
        int half = left.size() / 2;
        List<Integer> first = List.copyOf(left.subList(0, half));
        List<VariableBinding> some = askV1(type, first.stream().map(names::get).toList());
        for (int i = 0; i < half; i++) {
          found[first.get(i)] = some.get(i);
        }
        left.subList(0, half).clear();
      }
    }
    return List.of(found);
  }

  private List<VariableBinding> divided(int type, List<Oid> names) throws IOException {
    List<VariableBinding> all = new ArrayList<>();
    for (Oid name : names) {
      List<VariableBinding> one = answered(type, List.of(name));
      all.add(
          one.isEmpty()
              ? new VariableBinding(new OID(name.arcs()), Null.noSuchInstance)
              : one.getFirst());
    }
    return all;
  }

  private PDU question(int type, List<Oid> names, int repetitions) throws IOException {
    int id = exchange.nextId();
    ByteBuffer reply = exchange.ask(WalkMessage.pdu(type, id, names, repetitions), id);
    return exchange.scoped() ? WalkMessage.decodeScoped(reply) : WalkMessage.decode(reply);
  }
}
