package org.parkwatch.facility.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parkwatch.facility.park.Side;
import org.parkwatch.facility.parkfile.ParkFiles;

/**
 * Writes the park files of the reference park: three machine-room buildings with three power
 * topologies, about 100 tenants, a rack PDU on each feed of each cabinet, and what answers for the
 * machines, meters and sensors. Structure comes from hand-written YAML, lists from the seed.
 */
public final class ReferencePark {
  private static final String SCHEMA = "park.schema.json";

  private ReferencePark() {}

  /** Writes all files into the folder, which is made if need be; equal options, equal bytes. */
  public static void write(Path dir, ReferenceOptions options) {
    Map<String, String> files = new TreeMap<>(files(options));
    Map<String, String> structure = new TreeMap<>(files);
    structure.keySet().removeIf(name -> !name.endsWith(".yaml") && !name.endsWith(".csv"));
    files.putAll(ReferenceDevices.files(ParkFiles.read(structure), options.port()));
    files.forEach((name, text) -> write(dir.resolve(name), text));
  }

  /** What is wrong in this park. */
  public static SeededTruth truth(ReferenceOptions options) {
    return new Seeds(new Plan(options), options.seed()).truth();
  }

  /**
   * Writes {@link #truth} as a list for simulators and test programs: {@code fault,code,detail}.
   * Keep it outside the park folder; the product never reads it.
   */
  public static void writeTruth(Path file, ReferenceOptions options) {
    SeededTruth truth = truth(options);
    StringBuilder text = new StringBuilder("fault,code,detail\n");
    new TreeMap<>(truth.singleCorded())
        .forEach((cabinet, side) -> line(text, "single-corded", cabinet, side.name()));
    new TreeSet<>(truth.wiredAa()).forEach(cabinet -> line(text, "wired-a-a", cabinet, ""));
    new TreeMap<>(truth.overdrawn())
        .forEach((cabinet, kw) -> line(text, "overdrawn", cabinet, kw.toString()));
    new TreeMap<>(truth.heavyRows())
        .forEach((row, kw) -> line(text, "heavy-row", row, kw.toString()));
    truth.swapped().forEach(s -> line(text, "swapped-cts", s.panel(), s.one() + " " + s.other()));
    truth
        .drifting()
        .forEach(d -> line(text, "drifting", d.equipment(), d.sensor() + " " + d.kelvinPerDay()));
    truth.stuck().forEach(s -> line(text, "stuck", s.equipment(), s.sensor() + " " + s.celsius()));
    new TreeSet<>(truth.inBypass()).forEach(ups -> line(text, "in-bypass", ups, ""));
    write(file, text.toString());
  }

  private static Map<String, String> files(ReferenceOptions options) {
    Map<String, String> files = new TreeMap<>();
    String set = options.size().name().toLowerCase(Locale.ROOT) + "/";
    Plan plan = new Plan(options);
    Set<String> heavyRows = truth(options).heavyRows().keySet();
    files.put(SCHEMA, ParkFiles.schema());
    files.put("README.md", resource("README.md"));
    files.put("templates.yaml", resource("templates.yaml"));
    files.put("park.yaml", resource(set + "park.yaml"));
    files.put("tenants.csv", tenants(plan));
    files.put("aliases.csv", aliases(plan));
    files.put("tags.csv", tags(plan));
    int last = plan.positions.getLast().building();
    for (int building = 1; building <= last; building++) {
      String folder = "B" + building + "/";
      int b = building;
      List<Position> here = plan.positions.stream().filter(p -> p.building() == b).toList();
      files.put(folder + "building.yaml", resource(set + folder + "building.yaml"));
      files.put(folder + "rack-pdus.csv", rackPdus(plan, here, options.port()));
      files.put(folder + "tenancies.csv", tenancies(plan, here));
      files.put(folder + "ratings.csv", ratings(plan, here, heavyRows));
      files.put(folder + "single-corded.csv", singleCorded(plan, here));
    }
    return files;
  }

  private static String tenants(Plan plan) {
    StringBuilder text = new StringBuilder("code,en,zh\n");
    for (int tenant : plan.tenants()) {
      line(text, tenant(tenant), TenantNames.en(tenant), TenantNames.zh(tenant));
    }
    return text.toString();
  }

  private static String tenant(int tenant) {
    return String.format(Locale.ROOT, "T-%03d", tenant);
  }

  /** Building 1 was built first; its ground floor still wears the labels of that time. */
  private static String aliases(Plan plan) {
    StringBuilder text = new StringBuilder("code,alias\n");
    for (Position position : plan.positions) {
      if (position.code().startsWith("FZ-B1-1F-")) {
        line(text, position.code(), "1#" + position.code().substring("FZ-B1-1F-R".length()));
      }
    }
    return text.toString();
  }

  /** The cabinets that the static transfer switches feed carry the network of their rooms. */
  private static String tags(Plan plan) {
    StringBuilder text = new StringBuilder("code,tag\n");
    for (Position position : plan.positions) {
      if (position.behindSts()) {
        line(text, position.code(), "network");
      }
    }
    return text.toString();
  }

  private static String rackPdus(Plan plan, List<Position> here, int port) {
    StringBuilder text =
        new StringBuilder(
            "code,cabinet,side,model,profile,protocol,host,port,credential,rated-amps,phases,"
                + "fed-by,connected-by\n");
    for (Position position : here) {
      int kw = plan.kw(position);
      Make make = plan.makeOf(position);
      for (Side side : Side.values()) {
        line(
            text,
            position.pdu(side),
            position.code(),
            side.name(),
            make.model(),
            make.profile(),
            plan.signs(position) ? "snmp-v3" : "snmp-v2c",
            position.host(side),
            Integer.toString(port),
            plan.signs(position) ? "rack-pdus-v3" : "rack-pdus",
            kw == 8 ? "50" : "32",
            kw >= 12 ? "3" : "1",
            plan.feederOf(position, side),
            position.room() + "-SW-" + side);
      }
    }
    return text.toString();
  }

  private static String tenancies(Plan plan, List<Position> here) {
    StringBuilder text = new StringBuilder("cabinet,tenant,contract-kw\n");
    for (Position position : here) {
      Letting.Block block = plan.blockOf(position);
      if (block != null) {
        line(text, position.code(), tenant(block.tenant()), Integer.toString(block.kw()));
      }
    }
    return text.toString();
  }

  /**
   * Branches that are larger than the 32 A of the pattern, 40 A for 6 kW and 50 A for 8 kW, and
   * panels that are smaller than its 250 A.
   */
  private static String ratings(Plan plan, List<Position> here, Set<String> heavyRows) {
    StringBuilder text = new StringBuilder("code,rating,value\n");
    Set<String> panels = new TreeSet<>();
    for (Position position : here) {
      int kw = plan.kw(position);
      for (Side side : Side.values()) {
        if (heavyRows.contains(position.row()) && panels.add(position.panel(side))) {
          line(text, position.panel(side), "ratedAmps", "" + Seeds.SMALL_PANEL_AMPS);
        }
        if (kw == 6 || kw == 8) {
          line(text, position.branch(side), "ratedAmps", kw == 6 ? "40" : "50");
        } else if (kw >= 12) {
          line(text, position.branch(side), "phases", "3");
        }
      }
    }
    return text.toString();
  }

  private static String singleCorded(Plan plan, List<Position> here) {
    StringBuilder text = new StringBuilder("cabinet,side\n");
    for (Position position : here) {
      Side side = plan.singleCorded().get(position.code());
      if (side != null) {
        line(text, position.code(), side.name());
      }
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String... fields) {
    text.append(String.join(",", fields)).append('\n');
  }

  private static String resource(String name) {
    try (InputStream in = ReferencePark.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
