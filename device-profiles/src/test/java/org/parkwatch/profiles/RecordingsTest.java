package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parkwatch.profiles.binding.WireType;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads recordings of real devices through the profiles and compares with what others read from
 * them. The recordings lie outside the project because of their licence; without them the test is
 * skipped, in CI it fails.
 */
class RecordingsTest {
  private static final Path GIVEN =
      Path.of(System.getProperty("parkwatch.root", "..")).resolve("../shared/devices/given");

  private static final Profiles PROFILES = Profiles.load();

  @BeforeEach
  void recordingsAreThere() {
    boolean there = Files.isDirectory(GIVEN);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no recordings at " + GIVEN);
    }
    assumeTrue(there, () -> "SKIPPED: no recordings of real devices at " + GIVEN);
  }

  @Test
  void anApcAp8853IsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/apc_ap8853", "apc-rpdu2");
    device.same("power", "1.3.6.1.4.1.318.1.1.26.4.3.1.5.1", 0.001);
    device.same("energy", "1.3.6.1.4.1.318.1.1.26.4.3.1.9.1", 1);
    device.same("voltage", "1.3.6.1.4.1.318.1.1.26.6.3.1.6.1", 1);
    device.same("current", "1.3.6.1.4.1.318.1.1.12.2.3.1.1.2.1", 1); // same in the older branch
    device.is("state", 0.0);
    device.is("inlet.temperature", "NO_READING");
    device.is("inlet.humidity", "NO_READING");
  }

  @Test
  void anApcAp8641OfAnotherSourceIsReadAsRecorded() throws IOException {
    Device device = new Device("bsd/apc-8641", "apc-rpdu2");
    device.same("power", "1.3.6.1.4.1.318.1.1.26.4.3.1.5.1", 0.001);
    device.same("energy", "1.3.6.1.4.1.318.1.1.26.4.3.1.9.1", 1);
    device.same("voltage", "1.3.6.1.4.1.318.1.1.26.6.3.1.6.1", 1);
  }

  @Test
  void anApcApdu9959IsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/apc_apdu9959eu3", "apc-rpdu2");
    device.same("power", "1.3.6.1.4.1.318.1.1.26.4.3.1.5.1", 0.001);
    device.same("energy", "1.3.6.1.4.1.318.1.1.26.4.3.1.9.1", 1);
    device.same("voltage", "1.3.6.1.4.1.318.1.1.26.6.3.1.6.1", 1);
    device.is("state", 0.0);
  }

  @Test
  void anApcAp7900bHasNoMeteringInTheNewBranchButInTheOldOne() throws IOException {
    Device newBranch = new Device("librenms/apc_ap7900b", "apc-rpdu2");
    newBranch.is("power", "NO_READING");
    newBranch.is("voltage", "NO_READING");
    Device oldBranch = new Device("librenms/apc_ap7900b", "apc-rpdu");
    oldBranch.same("power", "1.3.6.1.4.1.318.1.1.12.1.16.0", 0.001);
    oldBranch.same("current", "1.3.6.1.4.1.318.1.1.12.2.3.1.1.2.1", 1);
  }

  @Test
  void aRaritanPx2WithoutStatesIsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/raritan-pdu_px2", "raritan-px");
    device.same("current", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.1", 1);
    device.same("power", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.5", 0.001);
    device.same("voltage", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.4", 1);
    device.is("state", "NO_SUCH_OBJECT");
  }

  @Test
  void aRaritanPx3WithSensorsIsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/raritan-pdu_px3", "raritan-px");
    device.same("current", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.1", 1);
    device.same("power", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.5", 0.001);
    device.same("energy", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.8", 1);
    device.same("power.factor", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.7", 1);
    device.same("voltage", "1.3.6.1.4.1.13742.6.5.2.3.1.4.1.1.4", 1);
    device.same("inlet.temperature", "1.3.6.1.4.1.13742.6.5.5.3.1.4.1.1", 1);
    device.is("inlet.humidity", "NO_READING"); // both sensors are temperatures
    device.is("state", 0.0);
  }

  @Test
  void aServerTechnologyPro2IsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/sentry4", "servertech-sentry4");
    device.same("power", "1.3.6.1.4.1.1718.4.1.3.3.1.3.1.1", 0.001);
    device.same("current", "1.3.6.1.4.1.1718.4.1.4.3.1.3.1.1.1", 1);
    device.is("energy", 893.7); // 8937 tenths of a kWh by the MIB
    device.is("power.factor", 0.95);
    device.is("state", 0.0);
    device.is("inlet.temperature", "NO_READING");
    device.is("inlet.humidity", "NO_READING");
  }

  @Test
  void anEatonEpduIsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/eatonpdu_2", "eaton-epdu");
    device.same("current", "1.3.6.1.4.1.534.6.6.7.3.3.1.4.0.1.1", 1);
    device.is("power", 1.584); // the total; input 1 alone reads 1589 W
    device.is("energy", 8185.493);
    device.is("voltage", 118.5);
    device.is("state", 2.0); // current above its high warning
    device.is("inlet.temperature", "NO_SUCH_OBJECT");
  }

  @Test
  void aVertivGeistThreePhasePduIsReadAsRecorded() throws IOException {
    Device device = new Device("librenms/vertiv-pdu_mg02e4w1", "geist-rpdu");
    device.same("power", "1.3.6.1.4.1.21239.5.2.3.1.1.9.1", 0.001);
    device.same("energy", "1.3.6.1.4.1.21239.5.2.3.1.1.12.1", 1);
    device.same("current", "1.3.6.1.4.1.21239.5.2.3.2.1.8.2", 1); // phase B carries most
    device.is("voltage", 235.2); // mean of 235.0, 234.1 and 236.5
    device.is("state", 0.0);
  }

  private static final class Device {
    private final String recording;
    private final Map<String, Object> points;

    Device(String recording, String profile) throws IOException {
      this.recording = recording;
      Profile read = PROFILES.find(profile).orElseThrow();
      points = Raw.read(read, Raw.agent(answers(GIVEN.resolve(recording + ".snmprec"))));
    }

    void is(String point, Object expected) {
      assertThat(points.get(point)).as(point).isEqualTo(expected);
    }

    /** The point has the published value of the object, times a factor into our unit. */
    void same(String point, String oid, double factor) throws IOException {
      Map<String, Object> file =
          new Yaml().load(Files.readString(GIVEN.resolve(recording + ".expected.json")));
      for (Object sensor : (List<?>) Objects.requireNonNull(file.get("sensors"))) {
        Map<?, ?> fields = (Map<?, ?>) sensor;
        if (oid.equals(fields.get("oid"))) {
          Object override = fields.get("override");
          Object expected =
              override instanceof Map<?, ?> other ? other.get("expected") : fields.get("expected");
          assertThat((Double) Objects.requireNonNull(points.get(point)))
              .as(point)
              .isCloseTo(Double.parseDouble(String.valueOf(expected)) * factor, within(1e-9));
          return;
        }
      }
      throw new AssertionError("nothing is expected for " + oid);
    }

    private static Map<String, Raw.Value> answers(Path file) throws IOException {
      Map<String, Raw.Value> answers = new HashMap<>();
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] parts = line.split("\\|", 3);
        if (parts.length == 3 && parts[1].matches("2|65|66|67|70")) {
          WireType type =
              switch (parts[1]) {
                case "2" -> WireType.INTEGER;
                case "65" -> WireType.COUNTER;
                case "66" -> WireType.GAUGE;
                case "67" -> WireType.TICKS;
                default -> WireType.COUNTER64;
              };
          answers.put(parts[0], new Raw.Value(type, parts[2].strip()));
        }
      }
      return answers;
    }
  }
}
