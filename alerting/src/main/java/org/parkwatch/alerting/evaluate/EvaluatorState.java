package org.parkwatch.alerting.evaluate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parkwatch.alerting.subject.Subject;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;

/**
 * State of an evaluator as bytes, one array a cell. Everything goes under its key (rule, code of
 * the subject, point name), so that it survives a change of rules, profiles and ids: what stays
 * keeps its state, what is new begins, what is gone is dropped.
 */
public final class EvaluatorState {
  /** Format 1 had no computed inputs, format 2 did not count how often conditions were raised. */
  private static final int FORMAT = 3;

  private static final int BYTES_PER_POINT = 24;

  private EvaluatorState() {}

  /** State of each cell by its code. */
  public static Map<String, byte[]> save(Evaluator evaluator) {
    Map<String, byte[]> saved = new LinkedHashMap<>();
    for (CellEvaluator cell : evaluator.cells()) {
      saved.put(cell.plan().code(), saveCell(evaluator, cell));
    }
    return saved;
  }

  private static byte[] saveCell(Evaluator evaluator, CellEvaluator cell) {
    ConditionPlan plan = evaluator.plan();
    CellPlan columns = cell.plan();
    int points = columns.points().length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + points * BYTES_PER_POINT);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(cell.inputs.now);
      out.writeLong(cell.inputs.listenFrom);
      Park park = plan.park();
      int first = -1;
      for (int point = 0; point < points; point++) {
        int id = columns.points()[point];
        Computed computed = plan.computed(id);
        if (computed != null) {
          saveComputed(evaluator, cell, point, computed, out);
          continue;
        }
        int own = firstOfSubject(park, id);
        if (own != first) {
          first = own;
          saveSubject(Subject.ofPoint(park, id).orElseThrow(), out);
        }
        out.writeByte('P');
        out.writeUTF(park.specOfPoint(id).orElseThrow().name());
        out.writeByte(cell.inputs.input[point]);
        out.writeLong(cell.inputs.lastMillis[point]);
        out.writeDouble(cell.inputs.lastValue[point]);
      }
      for (int c = 0; c < cell.state.length; c++) {
        if (cell.state[c] != CellEvaluator.NORMAL || cell.chatter.raises(c, cell.inputs.now) > 0) {
          saveCondition(plan, cell, c, out);
        }
      }
      out.writeByte('E');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void saveComputed(
      Evaluator evaluator, CellEvaluator cell, int point, Computed computed, DataOutputStream out)
      throws IOException {
    int index = computed.id() - evaluator.plan().park().pointCount();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream remembered = new DataOutputStream(bytes)) {
      evaluator.terms().term(index).save(remembered);
    }
    out.writeByte('V');
    out.writeUTF(computed.family());
    out.writeUTF(computed.subject().code());
    out.writeUTF(computed.spec().name());
    out.writeByte(cell.inputs.input[point]);
    out.writeLong(cell.inputs.lastMillis[point]);
    out.writeDouble(cell.inputs.lastValue[point]);
    out.writeBoolean(evaluator.terms().dirty(index));
    out.writeInt(kindOf(computed));
    out.writeInt(bytes.size());
    bytes.writeTo(out);
  }

  /** Differs where a rule of one id came to compute something else. */
  private static int kindOf(Computed computed) {
    return computed.rules().getFirst().input().toString().hashCode();
  }

  private static int firstOfSubject(Park park, int point) {
    return park.deviceOfPoint(point)
        .map(Device::firstPoint)
        .or(() -> park.derivedOfPoint(point).map(DerivedBlock::firstPoint))
        .orElse(-1);
  }

  private static void saveSubject(Subject subject, DataOutputStream out) throws IOException {
    OwnerKind owner = subject.owner();
    out.writeByte(owner == null ? 'D' : 'O');
    if (owner != null) {
      out.writeUTF(owner.name());
    }
    out.writeUTF(subject.code());
  }

  private static void saveCondition(
      ConditionPlan plan, CellEvaluator cell, int c, DataOutputStream out) throws IOException {
    int id = cell.plan().points()[cell.plan().pointOf()[c]];
    Computed computed = plan.computed(id);
    out.writeByte('C');
    if (computed == null) {
      out.writeUTF(Subject.ofPoint(plan.park(), id).orElseThrow().code());
      out.writeUTF(plan.park().specOfPoint(id).orElseThrow().name());
    } else {
      out.writeUTF(computed.subject().code());
      out.writeUTF(computed.spec().name());
    }
    out.writeUTF(plan.params().get(cell.plan().params()[c]).ruleKey());
    out.writeByte(cell.state[c]);
    out.writeLong(cell.since[c]);
    out.writeByte(cell.chatter.raises(c, cell.inputs.now));
    out.writeLong(cell.chatter.firstMillis(c));
  }

  /**
   * An evaluator that goes on from a saved state, perhaps under other rules or in a changed park.
   *
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  public static Evaluator restore(ConditionPlan plan, Iterable<byte[]> saved) {
    Evaluator evaluator = new Evaluator(plan);
    long now = 0;
    long listenFrom = 0;
    for (byte[] cell : saved) {
      try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(cell))) {
        format(in);
        now = Math.max(now, in.readLong());
        listenFrom = Math.max(listenFrom, in.readLong());
      } catch (IOException e) {
        throw new IllegalArgumentException("the saved state of a cell is cut short", e);
      }
    }
    for (CellEvaluator cell : evaluator.cells()) {
      cell.inputs.now = now;
      cell.inputs.listenFrom = listenFrom;
      Arrays.fill(cell.inputs.lastMillis, now); // new points are waited for from now on
    }
    for (byte[] cell : saved) {
      restoreCell(evaluator, cell);
    }
    return evaluator;
  }

  private static int format(DataInputStream in) throws IOException {
    int format = in.readByte();
    if (format < 1 || format > FORMAT) {
      throw new IllegalArgumentException("the saved state of a cell has format " + format);
    }
    return format;
  }

  private static void restoreCell(Evaluator evaluator, byte[] saved) {
    Park park = evaluator.plan().park();
    Optional<Subject> subject = Optional.empty();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      boolean counted = format(in) == FORMAT;
      in.readLong();
      in.readLong();
      while (true) {
        switch (in.readByte()) {
          case 'D' -> subject = park.deviceByCode(in.readUTF()).map(Subject::of);
          case 'O' -> subject = owner(park, in.readUTF(), in.readUTF());
          case 'P' -> restorePoint(evaluator, subject, in);
          case 'V' -> restoreComputed(evaluator, in);
          case 'C' -> restoreCondition(evaluator, in, counted);
          case 'E' -> {
            return;
          }
          default -> throw new IllegalArgumentException("the saved state of a cell is damaged");
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("the saved state of a cell is cut short", e);
    }
  }

  private static Optional<Subject> owner(Park park, String kind, String code) {
    return Subject.named(park, code).stream()
        .filter(each -> each.owner() != null && each.owner().name().equals(kind))
        .findFirst();
  }

  private static void restorePoint(
      Evaluator evaluator, Optional<Subject> subject, DataInputStream in) throws IOException {
    ConditionPlan plan = evaluator.plan();
    String name = in.readUTF();
    byte input = in.readByte();
    long last = in.readLong();
    double value = in.readDouble();
    int point = subject.map(found -> found.pointId(plan.park(), name)).orElse(-1);
    int local = plan.localOf(point);
    if (local != ConditionPlan.NOWHERE) {
      CellEvaluator cell = evaluator.cells().get(plan.cellOf(point));
      cell.inputs.input[local] = input;
      cell.inputs.lastMillis[local] = last;
      cell.inputs.lastValue[local] = value;
    }
  }

  private static void restoreComputed(Evaluator evaluator, DataInputStream in) throws IOException {
    ConditionPlan plan = evaluator.plan();
    String family = in.readUTF();
    int id = plan.point(in.readUTF(), in.readUTF(), family);
    byte input = in.readByte();
    long last = in.readLong();
    double value = in.readDouble();
    boolean dirty = in.readBoolean();
    int kind = in.readInt();
    byte[] remembered = in.readNBytes(in.readInt());
    Computed computed = id < 0 ? null : plan.computed(id);
    if (computed == null || kindOf(computed) != kind) {
      return;
    }
    CellEvaluator cell = evaluator.cells().get(plan.cellOf(id));
    int local = plan.localOf(id);
    cell.inputs.input[local] = input;
    cell.inputs.lastMillis[local] = last;
    cell.inputs.lastValue[local] = value;
    int index = id - plan.park().pointCount();
    try (DataInputStream state = new DataInputStream(new ByteArrayInputStream(remembered))) {
      evaluator.terms().term(index).restore(state);
    }
    if (dirty) {
      evaluator.terms().mark(index);
    }
  }

  private static void restoreCondition(Evaluator evaluator, DataInputStream in, boolean counted)
      throws IOException {
    String subject = in.readUTF();
    String name = in.readUTF();
    String ruleKey = in.readUTF();
    int point = evaluator.plan().point(subject, name, ruleKey);
    int condition = evaluator.plan().condition(point, ruleKey);
    byte state = in.readByte();
    long since = in.readLong();
    int raises = counted ? in.readByte() : 0;
    long first = counted ? in.readLong() : 0;
    if (condition >= 0) {
      CellEvaluator cell = evaluator.cells().get(evaluator.plan().cellOf(point));
      cell.restore(condition, state, since);
      cell.chatter.restore(condition, raises, first);
    }
  }
}
