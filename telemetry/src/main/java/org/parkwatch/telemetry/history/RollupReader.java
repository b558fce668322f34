package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parkwatch.telemetry.rollup.Rollup;

/**
 * Reads roll-ups: those on disk, and those of what is not sealed or folded yet, made while reading.
 * Thread-safe.
 */
final class RollupReader {
  private final PointIndex index;
  private final ChunkStore store;
  private final HistorySite site;
  private final Rollups rollups;

  RollupReader(PointIndex index, ChunkStore store, HistorySite site, Rollups rollups) {
    this.index = index;
    this.store = store;
    this.site = site;
    this.rollups = rollups;
  }

  /** First instant from which roll-ups are complete; after all time if there are none. */
  long sinceMillis() {
    RollupProgress progress = rollups.progress();
    return progress.isNone()
        ? Long.MAX_VALUE
        : Quarters.start(progress.sinceHour() * TierKeys.QUARTERS_OF_HOUR);
  }

  /** Spans that begin in a time (from inclusive, to exclusive) and have a sample, in order. */
  List<Rolled> read(int point, Tier tier, long fromMillis, long toMillis) throws IOException {
    List<SealedChunk> memory = wholeChunksInMemory(point);
    int newest = rollups.newestQuarter();
    for (SealedChunk chunk : memory) {
      newest = Math.max(newest, chunk.quarter());
    }
    long from = Math.max(fromMillis, sinceMillis(memory));
    long to = Math.min(toMillis, Quarters.start(newest) + Quarters.MILLIS);
    if (from >= to) {
      return List.of();
    }
    return switch (tier) {
      case MINUTE -> minutes(point, from, to, memory);
      case QUARTER -> quarters(point, from, to, memory);
      case HOUR -> hours(point, from, to, memory);
      case DAY -> days(point, from, to, memory);
    };
  }

  /** Before it there is nothing to look for, not even the beginning of a day. */
  private long sinceMillis(List<SealedChunk> memory) {
    long oldest = memory.isEmpty() ? Long.MAX_VALUE : Quarters.start(memory.getFirst().quarter());
    long since = Math.min(oldest, sinceMillis());
    return since == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : SiteDays.start(site.zone(), SiteDays.of(site.zone(), since));
  }

  /**
   * Chunks in memory, together with what of their quarters is on disk already; without late samples
   * of which only roll-ups are left, for these will be refused.
   */
  private List<SealedChunk> wholeChunksInMemory(int point) throws IOException {
    List<SealedChunk> whole = new ArrayList<>(2);
    for (SealedChunk chunk : index.chunks(point)) {
      byte[] stored = store.get(Quarters.key(point, chunk.quarter()));
      if (stored != null || !rollups.has(point, chunk.quarter())) {
        whole.add(ChunkStore.merged(stored, chunk));
      }
    }
    return whole;
  }

  private List<Rolled> minutes(int point, long from, long to, List<SealedChunk> memory)
      throws IOException {
    SortedMap<Integer, byte[]> records = new TreeMap<>();
    sweep(
        Tier.MINUTE,
        point,
        Quarters.of(from),
        Quarters.of(to - 1),
        (quarter, record) -> records.put(quarter, record));
    ChunkRollups made = new ChunkRollups(site);
    memory.forEach(chunk -> records.put(chunk.quarter(), made.of(chunk).minutes()));
    List<Rolled> rolled = new ArrayList<>();
    records.forEach((quarter, record) -> rolled.addAll(ChunkRollups.minutes(quarter, record)));
    rolled.removeIf(each -> each.fromMillis() < from || each.fromMillis() >= to);
    return rolled;
  }

  private List<Rolled> quarters(int point, long from, long to, List<SealedChunk> memory)
      throws IOException {
    SortedMap<Integer, Rollup> found = new TreeMap<>();
    int first = Quarters.of(from);
    int last = Quarters.of(to - 1);
    sweep(
        Tier.QUARTER,
        point,
        first,
        last,
        (quarter, value) -> found.put(quarter, Rollups.unpacked(value)));
    for (SealedChunk chunk : memory) {
      boolean inside = chunk.quarter() >= first && chunk.quarter() <= last;
      Rollup rollup = inside ? Rollups.ofQuarter(site, chunk) : null;
      if (rollup != null) {
        found.put(chunk.quarter(), rollup);
      }
    }
    List<Rolled> rolled = new ArrayList<>();
    found.forEach((quarter, rollup) -> {
      long start = Quarters.start(quarter);
      if (start >= from && start < to) {
        rolled.add(new Rolled(start, start + Quarters.MILLIS, rollup));
      }
    });
    return rolled;
  }

  private List<Rolled> hours(int point, long from, long to, List<SealedChunk> memory)
      throws IOException {
    int folded = rollups.progress().foldedHour();
    long hourMillis = Tier.HOUR.millis();
    SortedMap<Integer, Rollup> found = new TreeMap<>();
    int firstHour = Math.toIntExact(Math.ceilDiv(from, hourMillis));
    int endHour = Math.toIntExact(Math.ceilDiv(to, hourMillis));
    int lastFolded = Math.min(folded, endHour - 1);
    sweep(
        Tier.HOUR,
        point,
        firstHour,
        lastFolded,
        (hour, value) -> found.put(hour, Rollups.unpacked(value)));
    Set<Integer> hours = new TreeSet<>(); // each once, however much came late
    memory.forEach(late -> hours.add(TierKeys.hourOf(late.quarter())));
    for (int hour : hours) {
      if (hour >= firstHour && hour <= lastFolded) {
        fold(quarters(point, hour * hourMillis, (hour + 1) * hourMillis, memory))
            .ifPresent(whole -> found.put(hour, whole));
      }
    }
    long rest = Math.max(firstHour, lastFolded + 1) * hourMillis;
    for (Rolled quarter : quarters(point, rest, endHour * hourMillis, memory)) {
      int hour = Math.toIntExact(Math.floorDiv(quarter.fromMillis(), hourMillis));
      found.merge(hour, quarter.rollup(), Rollup::then);
    }
    List<Rolled> rolled = new ArrayList<>(found.size());
    found.forEach((hour, rollup) ->
        rolled.add(new Rolled(hour * hourMillis, (hour + 1) * hourMillis, rollup)));
    return rolled;
  }

  /** Of a span in which a sample came late that is not on disk. */
  private static Optional<Rollup> fold(List<Rolled> quarters) {
    return quarters.stream().map(Rolled::rollup).reduce(Rollup::then);
  }

  private interface RowVisitor {
    void row(int row, byte[] value);
  }

  /**
   * Hands out the rows of a point in one walk, numbered from 1970; of minutes a row is a quarter.
   *
   * @param last inclusive
   */
  private void sweep(Tier tier, int point, int first, int last, RowVisitor visitor)
      throws IOException {
    int slots = TierKeys.slots(tier);
    PointSpans spans =
        new PointSpans(
            1,
            Math.floorDiv(first, slots),
            Math.floorDiv(last, slots),
            (period, _) ->
                TierKeys.span(
                    tier,
                    period,
                    point,
                    Math.max(0, first - period * slots),
                    Math.min(slots, last + 1 - period * slots)));
    store.sweep(
        spans,
        (key, value) -> {
          visitor.row(TierKeys.periodOf(key) * slots + TierKeys.slotOf(key), value);
          return true;
        });
  }

  private List<Rolled> days(int point, long from, long to, List<SealedChunk> memory)
      throws IOException {
    int first = SiteDays.of(site.zone(), from - 1) + 1;
    int last = SiteDays.of(site.zone(), to - 1);
    int lastFolded = Math.min(rollups.progress().foldedDay(), last);
    SortedMap<Integer, Rollup> found = new TreeMap<>();
    for (int day = first; day <= lastFolded; day++) {
      byte[] record = store.get(TierKeys.day(point, day));
      if (record != null) {
        found.put(day, Rollups.unpacked(record));
      }
    }
    Set<Integer> days = new TreeSet<>();
    memory.forEach(late -> days.add(SiteDays.of(site.zone(), Quarters.start(late.quarter()))));
    for (int day : days) {
      if (day >= first && day <= lastFolded) {
        fold(quarters(point, dayStart(day), dayStart(day + 1), memory))
            .ifPresent(whole -> found.put(day, whole));
      }
    }
    long rest = dayStart(Math.max(first, lastFolded + 1));
    for (Rolled quarter : quarters(point, rest, dayStart(last + 1), memory)) {
      int day = SiteDays.of(site.zone(), quarter.fromMillis());
      found.merge(day, quarter.rollup(), Rollup::then);
    }
    List<Rolled> rolled = new ArrayList<>(found.size());
    found.forEach(
        (day, rollup) -> rolled.add(new Rolled(dayStart(day), dayStart(day + 1), rollup)));
    return rolled;
  }

  private long dayStart(int day) {
    return SiteDays.start(site.zone(), day);
  }
}
