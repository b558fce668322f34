package org.parkwatch.collectors.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.parkfile.ParkFiles;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.profiles.Profiles;

/** Damaged profiles and park files: read, or refused in the one way of the house. */
class YamlFuzzTest {
  private static final List<String> PROFILES =
      List.of(
          "modbus/ups-modular.yaml",
          "modbus/battery-monitor.yaml",
          "snmp/apc-rpdu2.yaml",
          "mqtt/room-climate-json.yaml",
          "opcua/bms-chiller.yaml");

  /** Ten thousand points of one profile, or all other files of the park. */
  private static final long MOST_BYTES = 256L << 20;

  @TempDir Path folder;

  @Test
  void anyDamagedProfileIsReadOrRefused() throws Exception {
    byte[][] intact = new byte[PROFILES.size()][];
    for (int i = 0; i < intact.length; i++) {
      intact[i] = resource(PROFILES.get(i));
    }
    Path file = folder.resolve("damaged.yaml");
    new Mutations("profiles", MOST_BYTES)
        .run(mutation -> {
          Files.write(file, mutation.of(intact[mutation.choose(intact.length)], intact));
          orRefused(() -> Profiles.read(List.of(file)));
        });
    Files.write(file, intact[0]);
    assertThat(Profiles.read(List.of(file))).isNotEmpty();
  }

  @Test
  void anyDamagedParkFileIsReadOrRefused() throws Exception {
    ReferencePark.write(folder, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    new Mutations("park files", MOST_BYTES)
        .run(mutation -> {
          Path file = files.get(mutation.choose(files.size()));
          byte[] intact = Files.readAllBytes(file);
          Files.write(file, mutation.of(intact));
          orRefused(() -> ParkFiles.read(folder));
          Files.write(file, intact);
        });
    assertThat(ParkFiles.read(folder).devices()).isNotEmpty();
  }

  /** Nine lines that would be a thousand million texts. */
  @Test
  void aliasesThatMultiplyAreRefusedAtOnce() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    Path file = Files.writeString(folder.resolve("bomb.yaml"), bomb);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> Profiles.read(List.of(file)))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("bomb.yaml"));
  }

  private static void orRefused(Runnable read) {
    try {
      read.run();
    } catch (InputRefused e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageContaining("UTF-8");
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Profiles.class.getResourceAsStream("/profiles/" + name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
