package org.parkwatch.simulators.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  @Test
  void readsBackWhatItWrites() {
    keeps("text");
    keeps("");
    keeps("quote \" backslash \\ line \n tab \t bell \u0007 next \u0085 separator \u2028");
    keeps("列头柜 #1: yes");
    keeps("true");
    keeps(0);
    keeps(-1);
    keeps(Long.MAX_VALUE);
    keeps(0.5);
    keeps(0.000000001);
    keeps(true);
    keeps(List.of("a", "b: c", "- d"));
    keeps(Map.of());
    keeps(List.of());
  }

  /** Numbers are numbers: without a fraction they come back as whole ones. */
  @Test
  void writesLargeNumbersWithoutExponent() {
    String line = JsonLine.write(Map.of("key", 1.0e12));
    assertThat(line).isEqualTo("{\"key\": 1000000000000}");
    assertThat(JsonLine.read(line)).containsEntry("key", 1_000_000_000_000L);
  }

  @Test
  void refusesWhatIsNoObject() {
    for (String line : List.of("", "[1]", "text", "{", "{\"a\": 1", "a: 1", "!!java.io.File x")) {
      assertThatThrownBy(() -> JsonLine.read(line)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void keeps(Object value) {
    String line = JsonLine.write(Map.of("key", value));
    assertThat(line).doesNotContain("\n");
    assertThat(JsonLine.read(line)).containsEntry("key", value);
  }
}
