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
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;

/**
 * State of an evaluator as bytes, one array a cell. Everything goes under its key (rule, device
 * code, point name), so that it survives a change of rules, profiles and ids: what stays keeps its
 * state, what is new begins, what is gone is dropped.
 */
public final class EvaluatorState {
  private static final int FORMAT = 1;
  private static final int BYTES_PER_POINT = 24;

  private EvaluatorState() {}

  /** State of each cell by its code. */
  public static Map<String, byte[]> save(Evaluator evaluator) {
    Map<String, byte[]> saved = new LinkedHashMap<>();
    for (CellEvaluator cell : evaluator.cells()) {
      saved.put(cell.plan().code(), saveCell(evaluator.plan(), cell));
    }
    return saved;
  }

  private static byte[] saveCell(ConditionPlan plan, CellEvaluator cell) {
    CellPlan columns = cell.plan();
    int points = columns.points().length;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + points * BYTES_PER_POINT);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(cell.now);
      out.writeLong(cell.listenFrom);
      int device = -1;
      for (int point = 0; point < points; point++) {
        int id = columns.points()[point];
        Device owner = plan.park().deviceOfPoint(id).orElseThrow();
        if (owner.id() != device) {
          device = owner.id();
          out.writeByte('D');
          out.writeUTF(owner.code());
        }
        out.writeByte('P');
        out.writeUTF(owner.points().specs().get(id - owner.firstPoint()).name());
        out.writeByte(cell.input[point]);
        out.writeLong(cell.lastMillis[point]);
        out.writeDouble(cell.lastValue[point]);
      }
      for (int c = 0; c < cell.state.length; c++) {
        if (cell.state[c] != CellEvaluator.NORMAL) {
          saveCondition(plan, cell, c, out);
        }
      }
      out.writeByte('E');
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void saveCondition(
      ConditionPlan plan, CellEvaluator cell, int c, DataOutputStream out) throws IOException {
    int id = cell.plan().points()[cell.plan().pointOf()[c]];
    Device device = plan.park().deviceOfPoint(id).orElseThrow();
    out.writeByte('C');
    out.writeUTF(device.code());
    out.writeUTF(device.points().specs().get(id - device.firstPoint()).name());
    out.writeUTF(plan.params().get(cell.plan().params()[c]).ruleKey());
    out.writeByte(cell.state[c]);
    out.writeLong(cell.since[c]);
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
        requireFormat(in);
        now = Math.max(now, in.readLong());
        listenFrom = Math.max(listenFrom, in.readLong());
      } catch (IOException e) {
        throw new IllegalArgumentException("the saved state of a cell is cut short", e);
      }
    }
    for (CellEvaluator cell : evaluator.cells()) {
      cell.now = now;
      cell.listenFrom = listenFrom;
      Arrays.fill(cell.lastMillis, now); // new points are waited for from now on
    }
    for (byte[] cell : saved) {
      restoreCell(evaluator, cell);
    }
    return evaluator;
  }

  private static void requireFormat(DataInputStream in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IllegalArgumentException("the saved state of a cell has format " + format);
    }
  }

  private static void restoreCell(Evaluator evaluator, byte[] saved) {
    Park park = evaluator.plan().park();
    Optional<Device> device = Optional.empty();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved))) {
      requireFormat(in);
      in.readLong();
      in.readLong();
      while (true) {
        switch (in.readByte()) {
          case 'D' -> device = park.deviceByCode(in.readUTF());
          case 'P' -> restorePoint(evaluator, device, in);
          case 'C' -> restoreCondition(evaluator, in);
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

  private static void restorePoint(Evaluator evaluator, Optional<Device> device, DataInputStream in)
      throws IOException {
    String name = in.readUTF();
    byte input = in.readByte();
    long last = in.readLong();
    double value = in.readDouble();
    int point = device.map(found -> found.pointId(name)).orElse(-1);
    int local = evaluator.plan().localOf(point);
    if (local != ConditionPlan.NOWHERE) {
      CellEvaluator cell = evaluator.cells().get(evaluator.plan().cellOf(point));
      cell.input[local] = input;
      cell.lastMillis[local] = last;
      cell.lastValue[local] = value;
    }
  }

  private static void restoreCondition(Evaluator evaluator, DataInputStream in) throws IOException {
    int point = evaluator.plan().point(in.readUTF(), in.readUTF());
    int condition = evaluator.plan().condition(point, in.readUTF());
    byte state = in.readByte();
    long since = in.readLong();
    if (condition >= 0) {
      evaluator.cells().get(evaluator.plan().cellOf(point)).restore(condition, state, since);
    }
  }
}
