package org.parkwatch.tests.stores;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parkwatch.telemetry.influx.Block;
import org.parkwatch.telemetry.influx.Blocks;

/**
 * What every store is given: rack PDUs with eight points each for some hours, and before them some
 * more that were sampled over a year.
 *
 * @param points of the rack PDUs, whole devices
 * @param hours that end at {@link #END}
 * @param interval between two samples of a point
 * @param yearDevices rack PDUs with a year of samples
 * @param yearInterval between two samples of a point of these
 */
public record StoreTask(
    int points, int hours, Duration interval, int yearDevices, Duration yearInterval)
    implements Blocks {
  /** Where the samples end: in the past, for servers refuse what lies far ahead of their clock. */
  public static final long END = 1_795_305_600_000L;

  /** Points of a device. */
  public static final int OF_DEVICE = 8;

  private static final int DEVICES_OF_A_CELL = 400;
  private static final List<String> FIELDS =
      List.of(
          "voltage",
          "current",
          "power",
          "energy",
          "power.factor",
          "state",
          "inlet.temperature",
          "inlet.humidity");

  /** Where the hours begin. */
  public long begin() {
    return END - Duration.ofHours(hours).toMillis();
  }

  /** Where the year begins. */
  public long yearBegin() {
    return END - Duration.ofDays(365).toMillis();
  }

  /** Where the year's samples end, an hour before the others begin. */
  public long yearEnd() {
    return begin() - Duration.ofHours(1).toMillis();
  }

  /** First point of the devices with a year of samples. */
  public int yearPoint() {
    return points;
  }

  /** Points with a year of samples. */
  public int yearPoints() {
    return yearDevices * OF_DEVICE;
  }

  /** All points. */
  public int allPoints() {
    return points + yearPoints();
  }

  /** Whether a point is an energy register. */
  public static boolean counts(int point) {
    return FIELDS.get(point % OF_DEVICE).equals("energy");
  }

  /** The cell of a point: as many devices as hang in a room of the reference park. */
  public static int cell(int point) {
    return point / OF_DEVICE / DEVICES_OF_A_CELL;
  }

  /** Names of a device's points. */
  public static List<String> fields() {
    return FIELDS;
  }

  @Override
  public Optional<Block> of(int point) {
    return point < 0 || point >= allPoints()
        ? Optional.empty()
        : Optional.of(block(point / OF_DEVICE));
  }

  private static Block block(int device) {
    return new Block(
        "rack_pdu",
        "FZ-B1-R%03d-PDU-%05d".formatted(device / DEVICES_OF_A_CELL, device),
        "apc-rpdu2",
        device * OF_DEVICE,
        FIELDS);
  }

  @Override
  public List<Block> all() {
    return IntStream.range(0, allPoints() / OF_DEVICE).mapToObj(StoreTask::block).toList();
  }
}
