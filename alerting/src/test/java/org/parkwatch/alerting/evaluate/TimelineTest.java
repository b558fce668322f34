package org.parkwatch.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code timelines/*.timeline}; {@link Timeline} explains their language. */
class TimelineTest {
  @TestFactory
  Stream<DynamicNode> theTimelinesComeOutAsTheySay() throws IOException {
    Path folder = Path.of("src/test/resources/timelines");
    List<DynamicNode> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (Timeline timeline : Timeline.read(Files.readString(file))) {
          String name = file.getFileName() + ": " + timeline.title();
          cases.add(DynamicTest.dynamicTest(name, () -> check(timeline)));
        }
      }
    }
    assertThat(cases).hasSizeGreaterThan(20);
    return cases.stream();
  }

  private static void check(Timeline timeline) {
    assertThat(timeline.run()).containsExactlyElementsOf(timeline.expected());
  }

  /** The language itself: a wrong expectation must be noticed. */
  @Test
  void aTimelineThatExpectsTooMuchIsNoticed() {
    String text =
        """
        threshold: {on: {point: inlet.temperature}, high: 27, clear: 26, onDelay: 0s, offDelay: 0s}
        === too much
        10:00:00 inlet.temperature 26
        > 10:00:00 raised since 10:00:00 at 26.0
        """;
    Timeline timeline = Timeline.read(text).getFirst();
    assertThat(timeline.run()).isEmpty();
    assertThat(timeline.expected()).hasSize(1);
  }
}
