package org.parkwatch.telemetry.derive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The state of the engine as a file: 4 bytes mark, 4 bytes CRC-32C of the rest, then next offset,
 * time, settling time, and the leaves, counters, windows and what else formulas keep, by point.
 * Points are ids, so a plan with other formulas takes what it still knows.
 *
 * @param next offset of the first group that is not in it
 * @param now the log's time
 * @param settleMillis before this instant no cell computes
 */
record DeriveCheckpoint(long next, long now, long settleMillis, DeriveState state) {
  private static final int MARK = 0x50_57_44_31; // "PWD1"
  private static final int CHECKED_FROM = 8;

  /** The bytes of a checkpoint; to be called by the engine's thread. */
  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      out.writeInt(0);
      out.writeLong(next);
      out.writeLong(now);
      out.writeLong(settleMillis);
      writeLeaves(out);
      writeCounters(out);
      writeWindows(out);
      writeKept(out);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail", e);
    }
    byte[] all = bytes.toByteArray();
    ByteBuffer.wrap(all).putInt(4, checksum(all));
    return all;
  }

  private void writeLeaves(DataOutputStream out) throws IOException {
    int[] points = state.plan.leafPoints;
    out.writeInt(points.length);
    for (int leaf = 0; leaf < points.length; leaf++) {
      out.writeInt(points[leaf]);
      out.writeLong(state.leafMillis[leaf]);
      out.writeDouble(state.leafValue[leaf]);
      out.writeByte(state.leafQuality[leaf]);
    }
  }

  private void writeCounters(DataOutputStream out) throws IOException {
    for (int f = 0; f < state.plan.size(); f++) {
      Counter counter = state.counters[f];
      if (counter == null) {
        continue;
      }
      out.writeInt(state.plan.output[f]);
      out.writeDouble(counter.total);
      out.writeDouble(counter.coveredHours);
      int[] points = state.points(f);
      out.writeInt(points.length);
      for (int i = 0; i < points.length; i++) {
        out.writeInt(points[i]);
        out.writeLong(counter.millis[i]);
        out.writeDouble(counter.registers[i]);
      }
    }
    out.writeInt(Formula.MISSING);
  }

  private void writeWindows(DataOutputStream out) throws IOException {
    for (int f = 0; f < state.plan.size(); f++) {
      Window window = state.windows[f];
      if (window == null) {
        continue;
      }
      out.writeInt(state.windowKey(f));
      out.writeInt(window.size);
      for (int i = 0; i < window.size; i++) {
        int at = window.at(i);
        out.writeLong(window.millis[at]);
        out.writeDouble(window.totals[at]);
        out.writeDouble(window.covered[at]);
      }
    }
    out.writeInt(Formula.MISSING);
  }

  private void writeKept(DataOutputStream out) throws IOException {
    for (int f = 0; f < state.plan.size(); f++) {
      Kept kept = state.kept[f];
      if (kept == null) {
        continue;
      }
      out.writeInt(state.plan.output[f]);
      out.writeInt(kept.numbers.length);
      for (double number : kept.numbers) {
        out.writeDouble(number);
      }
    }
    out.writeInt(Formula.MISSING);
  }

  /** Replaces the file; after a crash either the old one or the new one is there. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer from = ByteBuffer.wrap(bytes);
      while (from.hasRemaining()) {
        channel.write(from);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel =
        FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) crc.getValue();
  }

  /**
   * Reads a checkpoint into a plan.
   *
   * @throws IOException if it cannot be read or is damaged
   */
  static DeriveCheckpoint read(Path file, DerivePlan plan) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (bytes.length < CHECKED_FROM || in.readInt() != MARK || in.readInt() != checksum(bytes)) {
      throw new IOException(file + " is damaged or no checkpoint of derived points");
    }
    DeriveState state = new DeriveState(plan);
    long next = in.readLong();
    long now = in.readLong();
    long settle = in.readLong();
    for (int leaves = in.readInt(); leaves > 0; leaves--) {
      state.leaf(in.readInt(), in.readLong(), in.readDouble(), in.readByte());
    }
    readCounters(in, state);
    readWindows(in, state);
    if (in.available() > 0) { // checkpoints of before there was demand end here
      readKept(in, state);
    }
    state.now = now;
    return new DeriveCheckpoint(next, now, settle, state);
  }

  private static void readCounters(DataInputStream in, DeriveState state) throws IOException {
    for (int point = in.readInt(); point >= 0; point = in.readInt()) {
      double total = in.readDouble();
      double covered = in.readDouble();
      Counter counter = new Counter(in.readInt());
      counter.total = total;
      counter.coveredHours = covered;
      int[] points = new int[counter.millis.length];
      for (int i = 0; i < points.length; i++) {
        points[i] = in.readInt();
        counter.millis[i] = in.readLong();
        counter.registers[i] = in.readDouble();
      }
      for (int f = 0; f < state.plan.size(); f++) {
        if (state.plan.output[f] == point) {
          state.takeCounter(f, points, counter);
        }
      }
    }
  }

  private static void readKept(DataInputStream in, DeriveState state) throws IOException {
    for (int point = in.readInt(); point >= 0; point = in.readInt()) {
      double[] numbers = new double[in.readInt()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      for (int f = 0; f < state.plan.size(); f++) {
        if (state.plan.output[f] == point) {
          state.takeKept(f, numbers);
        }
      }
    }
  }

  private static void readWindows(DataInputStream in, DeriveState state) throws IOException {
    for (int point = in.readInt(); point >= 0; point = in.readInt()) {
      int size = in.readInt();
      Window window = new Window(Math.max(1, size / 4.0));
      for (int i = 0; i < size; i++) {
        window.add(in.readLong(), in.readDouble(), in.readDouble());
      }
      state.takeWindow(point, window);
    }
  }
}
