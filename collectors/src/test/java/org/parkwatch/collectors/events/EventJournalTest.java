package org.parkwatch.collectors.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.collectors.rig.TestPark;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceEvent;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.profiles.Profiles;

class EventJournalTest {
  private static final Viewer VIEWER = Viewer.system("test");
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir Path folder;
  private final Parks parks = parks();

  private static Parks parks() {
    TestPark park = new TestPark(Profiles.load());
    park.add("PDU-1", "apc-rpdu2", new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 161));
    Park built = park.build();
    return new Parks() {
      @Override
      public Park current(Viewer viewer) {
        return built;
      }

      @Override
      public Park asOf(Viewer viewer, Instant instant) {
        return built;
      }

      @Override
      public Map<String, String> aliases(Viewer viewer) {
        return Map.of();
      }
    };
  }

  private static DeviceEvent event(int second, String details) {
    return new DeviceEvent(
        START.plusSeconds(second),
        Optional.empty(),
        false,
        "PDU-1",
        "1.3.6.1.4.1.318.0.276",
        new Names("overload", "过载"),
        2,
        Optional.of(Names.same(details)));
  }

  private EventJournal journal() throws IOException {
    return new EventJournal(folder.resolve("events"), parks);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void eventsAreThereAfterARestartTheNewestFirstAndAWriteCutOffSpoilsNothing() throws IOException {
    DeviceEvent odd = event(1, "tab\tand\nline, 温度");
    DeviceEvent told =
        new DeviceEvent(
            START.plusSeconds(3),
            Optional.of(START),
            true,
            "PDU-1",
            "k",
            Names.same("n"),
            0,
            Optional.empty());
    try (EventJournal journal = journal()) {
      journal.add(odd, kept -> {});
      journal.add(event(2, "second"), kept -> {});
      journal.add(told, kept -> {});
    }
    byte[] cut = "1763798400000\t-\tfalse\tPDU".getBytes(StandardCharsets.UTF_8);
    Files.write(files().getLast(), cut, StandardOpenOption.APPEND);
    try (EventJournal journal = journal()) {
      journal.add(event(9, "after"), kept -> {});
    }
    try (EventJournal journal = journal()) {
      List<DeviceEvent> newest = journal.newest(VIEWER, "PDU-1", 10);
      assertThat(newest)
          .extracting(each -> each.details().map(Names::en).orElse(""))
          .containsExactly("after", "second", "tab and line, 温度", "");
      assertThat(newest.getLast()).isEqualTo(told); // by the time of its source
      assertThat(journal.newest(VIEWER, "PDU-1", 2)).hasSize(2);
      assertThat(journal.newest(VIEWER, "PDU-9", 10)).isEmpty();
    }
  }

  @Test
  void theJournalIsBoundedOnDiskAndInMemory() throws IOException {
    String large = "x".repeat(400_000);
    for (int start = 0; start < 4; start++) {
      try (EventJournal journal = journal()) {
        for (int i = 0; i < 30; i++) {
          journal.add(event(100 * start + i, large), kept -> {});
        }
      }
    }
    assertThat(files()).hasSizeLessThanOrEqualTo(EventJournal.FILES);
    long total = 0;
    for (Path file : files()) {
      total += Files.size(file);
    }
    assertThat(total).isLessThan(EventJournal.FILES * (EventJournal.FILE_BYTES + 30L * 900_000));
    try (EventJournal journal = journal()) {
      List<DeviceEvent> newest = journal.newest(VIEWER, "PDU-1", 1000);
      assertThat(newest).hasSizeLessThanOrEqualTo(EventJournal.EACH_DEVICE);
      assertThat(newest.getFirst().received()).isEqualTo(START.plusSeconds(329));
    }
  }

  @Test
  void whoAddsAnEventHearsWhetherTheDiskHasIt() throws Exception {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    CompletableFuture<Boolean> lost = new CompletableFuture<>();
    try (EventJournal journal = journal()) {
      journal.add(event(1, "kept"), kept::complete);
      assertThat(kept.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(files().getLast())).contains("kept");
    }
    try (EventJournal journal = journal()) {
      for (Path file : files()) {
        Files.delete(file);
      }
      Files.delete(folder.resolve("events"));
      journal.add(event(2, "lost"), lost::complete);
      assertThat(lost.get(60, TimeUnit.SECONDS)).isFalse();
    }
  }
}
