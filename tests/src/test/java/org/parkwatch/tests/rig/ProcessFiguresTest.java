package org.parkwatch.tests.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {
  @Test
  void aCommandWithSpacesAndParenthesesDoesNotShiftTheFields() {
    String stat = "42 (a) b) c) S 1 42 42 0 -1 4194304 100 0 0 0 150 50 7 7 20 0 9 0 1 2 3";
    ProcessFigures figures = ProcessFigures.parse(stat, List.of("Name:\ta", "VmRSS:\t  2048 kB"));
    assertThat(figures.cpuSeconds()).isEqualTo(2.0);
    assertThat(figures.rssBytes()).isEqualTo(2048 * 1024);
  }

  @Test
  void thisProcessUsesMemoryAndRuns() {
    long pid = ProcessHandle.current().pid();
    assertThat(ProcessFigures.of(pid).rssBytes()).isGreaterThan(1 << 20);
    assertThat(ProcessFigures.alive(pid)).isTrue();
    assertThat(ProcessFigures.commandLine(pid)).isNotEmpty();
  }
}
