package org.parkwatch.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads the registers of a real UPS, with the values that others read from it. The image lies
 * outside the project because of its licence; without it the test is skipped, in CI it fails.
 */
class RegisterImagesTest {
  private static final Path IMAGE =
      Path.of(System.getProperty("parkwatch.root", ".."))
          .resolve("../shared/devices/modbus-images/apc-smt750.json");

  /** By what the image calls it: the point, and its unit in ours. */
  private static final Map<String, Map.Entry<String, Double>> POINTS =
      Map.of(
          "runtime", Map.entry("battery.minutes", 1.0),
          "charge", Map.entry("battery.charge", 1.0),
          "battery voltage", Map.entry("battery.voltage", 1.0),
          "battery temperature", Map.entry("battery.temperature", 1.0),
          "load", Map.entry("load", 1.0),
          "output current", Map.entry("output.current", 1.0),
          "output voltage", Map.entry("output.voltage", 1.0),
          "output frequency", Map.entry("output.frequency", 1.0),
          "output energy", Map.entry("output.energy", 0.001),
          "input voltage", Map.entry("input.voltage", 1.0));

  @Test
  void anApcSmt750IsReadAsItsOwnerReportedIt() throws IOException {
    boolean there = Files.exists(IMAGE);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("no register image at " + IMAGE);
    }
    assumeTrue(there, () -> "SKIPPED: no register image at " + IMAGE);
    Map<String, Object> image = new Yaml().load(Files.readString(IMAGE));
    Profile profile = Profiles.load().find("apc-smart-ups").orElseThrow();
    Map<String, Object> holding = Map.of("holding", Objects.requireNonNull(image.get("registers")));
    Map<String, Object> read = Raw.read(profile, RegisterImage.of(profile.dialect(), holding));
    for (Object one : (List<?>) Objects.requireNonNull(image.get("expected"))) {
      Map<?, ?> expected = (Map<?, ?>) one;
      String quantity = String.valueOf(expected.get("quantity"));
      Map.Entry<String, Double> point = Objects.requireNonNull(POINTS.get(quantity), quantity);
      double value = ((Number) Objects.requireNonNull(expected.get("expected"))).doubleValue();
      double tolerance = ((Number) Objects.requireNonNull(expected.get("tolerance"))).doubleValue();
      double step = Math.pow(10, -decimals(profile, point.getKey()));
      assertThat((Double) read.get(point.getKey()))
          .as(quantity)
          .isCloseTo(value * point.getValue(), within(tolerance * point.getValue() + step / 2));
    }
  }

  private static int decimals(Profile profile, String point) {
    return profile.pointSet().specs().get(profile.pointSet().ordinal(point)).decimals();
  }
}
