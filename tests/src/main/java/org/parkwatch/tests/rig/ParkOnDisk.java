package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rack PDUs of an installation with the ids of their points, read from a copy of its database:
 * the server may run and is not asked. Immutable.
 */
public final class ParkOnDisk {
  private static final int TRIES = 5;
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  /** {@code valid_to} of rows that hold now: 9999-12-31. */
  private static final String NOW = "valid_to = 253402214400000";

  private static final String IN_SERVICE = "IN_SERVICE";
  private static final Set<String> COLLECTED = Set.of("COMMISSIONING", "VERIFIED", IN_SERVICE);

  private final List<RackPdu> devices;
  private final Map<String, RackPdu> byCode = new TreeMap<>();

  private ParkOnDisk(List<RackPdu> devices) {
    this.devices = List.copyOf(devices);
    devices.forEach(device -> byCode.put(device.code(), device));
  }

  /** Reads the devices that are collected. */
  public static ParkOnDisk read(Path data) {
    for (int left = TRIES; ; left--) {
      try {
        return readCopy(data.resolve("db/parkwatch.mv.db"));
      } catch (SQLException e) {
        // copied amid a write, perhaps: the next copy may do
        if (left == 1) {
          throw new IllegalStateException("the database of " + data + " cannot be read", e);
        }
        Await.pass(BETWEEN_TRIES);
      } catch (IOException e) {
        throw new UncheckedIOException("the database of " + data + " cannot be copied", e);
      }
    }
  }

  private static ParkOnDisk readCopy(Path database) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("parkwatch-park");
    Path copy = folder.resolve("parkwatch.mv.db");
    try {
      Files.copy(database, copy);
      String url = "jdbc:h2:file:" + folder.resolve("parkwatch") + ";IFEXISTS=TRUE";
      try (Connection connection = DriverManager.getConnection(url, "sa", "");
          Statement statement = connection.createStatement()) {
        statement.execute("set schema \"facility\"");
        return new ParkOnDisk(devices(statement));
      }
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<RackPdu> devices(Statement statement) throws SQLException {
    Map<Integer, List<RackPdu.Point>> points = points(statement);
    Set<Integer> equipment = equipmentInService(statement);
    List<RackPdu> devices = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select code, profile, protocol, host, port, cell, first_point, point_set, life,"
                + " equipment"
                + " from device where "
                + NOW
                + " order by first_point")) {
      while (row.next()) {
        if (COLLECTED.contains(row.getString("life"))) {
          devices.add(
              new RackPdu(
                  row.getString("code"),
                  row.getString("profile"),
                  row.getString("protocol"),
                  row.getString("host"),
                  row.getInt("port"),
                  row.getInt("cell"),
                  row.getInt("first_point"),
                  points.getOrDefault(row.getInt("point_set"), List.of()),
                  row.getString("life").equals(IN_SERVICE)
                      && equipment.contains(row.getInt("equipment"))));
        }
      }
    }
    return devices;
  }

  /** Equipment that is in service itself and stands in a cabinet that is. */
  private static Set<Integer> equipmentInService(Statement statement) throws SQLException {
    Set<Integer> cabinets = cabinetsInService(statement);
    Set<Integer> equipment = new HashSet<>();
    try (ResultSet row =
        statement.executeQuery(
            "select id, cabinet from equipment where life = '" + IN_SERVICE + "' and " + NOW)) {
      while (row.next()) {
        if (cabinets.contains(row.getInt(2))) {
          equipment.add(row.getInt(1));
        }
      }
    }
    return equipment;
  }

  private static Map<Integer, List<RackPdu.Point>> points(Statement statement) throws SQLException {
    Map<Integer, List<RackPdu.Point>> points = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery(
            "select set_id, name, interval_ms, quantity from point_set"
                + " order by set_id, ordinal")) {
      while (row.next()) {
        boolean unasked = ofOurs(row.getString(2)) || row.getString(4).equals("EVENT");
        points
            .computeIfAbsent(row.getInt(1), set -> new ArrayList<>())
            .add(new RackPdu.Point(row.getString(2), row.getLong(3), unasked));
      }
    }
    return points;
  }

  /** Points that say how the monitoring does: of a device's answers, and of the server itself. */
  private static boolean ofOurs(String point) {
    return point.startsWith("comm.") || point.startsWith("server.");
  }

  private static Set<Integer> cabinetsInService(Statement statement) throws SQLException {
    Map<Integer, Integer> parents = new HashMap<>();
    Set<Integer> inService = new HashSet<>();
    try (ResultSet row =
        statement.executeQuery("select id, parent, life from place where " + NOW)) {
      while (row.next()) {
        parents.put(row.getInt(1), row.getInt(2));
        if (row.getString(3).equals(IN_SERVICE)) {
          inService.add(row.getInt(1));
        }
      }
    }
    Set<Integer> cabinets = new HashSet<>();
    try (ResultSet row =
        statement.executeQuery(
            "select id, row_place from cabinet where life = '" + IN_SERVICE + "' and " + NOW)) {
      while (row.next()) {
        int place = row.getInt(2);
        while (place >= 0 && inService.contains(place)) {
          place = parents.getOrDefault(place, -1);
        }
        if (place < 0) {
          cabinets.add(row.getInt(1));
        }
      }
    }
    return cabinets;
  }

  /** All that are collected, in the order of their points. */
  public List<RackPdu> devices() {
    return devices;
  }

  /**
   * The device with a code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public RackPdu device(String code) {
    RackPdu device = byCode.get(code);
    if (device == null) {
      throw new IllegalArgumentException("no device has the code " + code);
    }
    return device;
  }

  /** Codes of the devices on NOC lists, shuffled. */
  public List<String> inService(Random random) {
    List<String> codes =
        new ArrayList<>(devices.stream().filter(RackPdu::inService).map(RackPdu::code).toList());
    Collections.shuffle(codes, random);
    return codes;
  }

  /** The first devices in service of each profile. */
  public List<RackPdu> firstOfEachProfile(int count) {
    return firstOfEachProfile(count, device -> true);
  }

  /** The first of some devices in service of each profile. */
  public List<RackPdu> firstOfEachProfile(int count, Predicate<RackPdu> some) {
    Map<String, List<RackPdu>> first = new TreeMap<>();
    for (RackPdu device : devices) {
      List<RackPdu> same = first.computeIfAbsent(device.profile(), id -> new ArrayList<>());
      if (device.inService() && same.size() < count && some.test(device)) {
        same.add(device);
      }
    }
    return first.values().stream().flatMap(List::stream).toList();
  }

  /** Points that devices owe at this interval, without those of some devices. */
  public BitSet polledPoints(Duration interval, Set<String> exceptDevices) {
    BitSet points = new BitSet();
    for (RackPdu device : devices) {
      for (int i = 0; i < device.points().size(); i++) {
        RackPdu.Point point = device.points().get(i);
        if (!point.unasked()
            && point.intervalMillis() == interval.toMillis()
            && !exceptDevices.contains(device.code())) {
          points.set(device.firstPoint() + i);
        }
      }
    }
    return points;
  }

  /** Points that owe a sample each interval, by how they come, without those of some devices. */
  public SortedMap<PollClass, BitSet> promised(Set<String> exceptDevices) {
    SortedMap<PollClass, BitSet> promised = new TreeMap<>();
    for (RackPdu device : devices) {
      if (exceptDevices.contains(device.code())) {
        continue;
      }
      for (int i = 0; i < device.points().size(); i++) {
        RackPdu.Point point = device.points().get(i);
        if (!point.unasked()) {
          Duration interval = Duration.ofMillis(point.intervalMillis());
          promised
              .computeIfAbsent(new PollClass(device.protocol(), interval), c -> new BitSet())
              .set(device.firstPoint() + i);
        }
      }
    }
    return promised;
  }

  /** All points of some devices. */
  public BitSet pointsOf(Collection<RackPdu> some) {
    BitSet points = new BitSet();
    for (RackPdu device : some) {
      points.set(device.firstPoint(), device.firstPoint() + device.points().size());
    }
    return points;
  }

  /** The cell of a point; -1 for a point that no device has. */
  public int cellOfPoint(int point) {
    int low = 0;
    int high = devices.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      RackPdu device = devices.get(middle);
      if (point < device.firstPoint()) {
        high = middle - 1;
      } else if (point >= device.firstPoint() + device.points().size()) {
        low = middle + 1;
      } else {
        return device.cell();
      }
    }
    return -1;
  }
}
