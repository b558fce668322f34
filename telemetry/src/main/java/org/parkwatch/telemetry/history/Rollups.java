package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteReader;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.history.ChunkStore.Row;
import org.parkwatch.telemetry.rollup.Rollup;
import org.parkwatch.telemetry.rollup.RollupCodec;

/**
 * Makes roll-ups. Those of minutes and quarters are made of a chunk whenever it is written, and are
 * written with it. Those of hours and days are made of the quarters once all cells have sealed
 * them, some points at a time, and again for a point of which a late sample came.
 *
 * <p>Confined to the history writer's thread, but for {@link #progress}, {@link #newestQuarter} and
 * {@link #has}.
 */
final class Rollups {
  /** Ids of points that are folded at a time: some 10 ms. */
  private static final int HOUR_STRIDE = 4_000;

  private static final int DAY_STRIDE = 200;

  private final ChunkStore store;
  private final SiteDays siteDays;
  private final ByteWriter scratch = new ByteWriter(256);

  private volatile RollupProgress progress;

  private volatile int newestQuarter;

  /** Newest hour that all cells have sealed. */
  private int dueHour = Integer.MIN_VALUE;

  private boolean foldingDay;
  private int cursor;

  Rollups(ChunkStore store, HistorySite site) throws IOException {
    this.store = store;
    siteDays = new SiteDays(site.zone());
    byte[] meta = store.get(TierKeys.meta());
    progress = meta == null ? RollupProgress.NONE : RollupProgress.decode(meta);
    ChunkStore.Days days = store.days();
    newestQuarter = days == null ? 0 : (days.newest() + 1) * Quarters.OF_DAY - 1;
  }

  /** No roll-up on disk is of a newer quarter. Any thread. */
  int newestQuarter() {
    return newestQuarter;
  }

  /** What was folded so far. Any thread. */
  RollupProgress progress() {
    return progress;
  }

  /**
   * Adds the rows of a chunk that is written as it is given here, and its five minutes.
   *
   * @param made of the chunk
   */
  void add(SealedChunk chunk, ChunkRollups.Made made, List<Row> rows, List<CellRows.Part> fives)
      throws IOException {
    int point = chunk.point();
    int quarter = chunk.quarter();
    if (isGone(TierKeys.hourOf(quarter))) {
      return;
    }
    rows.add(new Row(TierKeys.minutes(point, quarter), made.minutes()));
    rows.add(new Row(TierKeys.quarter(point, quarter), made.quarter()));
    if (made.fives() != null) {
      fives.add(new CellRows.Part(point, quarter, made.fives()));
    }
    newestQuarter = Math.max(newestQuarter, quarter);
    int hour = TierKeys.hourOf(quarter);
    int day = siteDays.of(quarter);
    if (progress.isNone()) {
      progress = new RollupProgress(hour, hour - 1, day - 1, point);
      rows.add(new Row(TierKeys.meta(), progress.encode()));
    } else if (point > progress.mostPoint() || hour < progress.sinceHour()) {
      progress = progress.with(hour, point);
      rows.add(new Row(TierKeys.meta(), progress.encode()));
    }
    if (isFolded(hour, point)) {
      again(Tier.HOUR, hour, hour, hour, chunk, unpacked(made.quarter()), rows);
    }
    if (isDayFolded(day, point)) {
      again(
          Tier.DAY,
          day,
          siteDays.firstHour(day),
          siteDays.firstHour(day + 1),
          chunk,
          unpacked(made.quarter()),
          rows);
    }
  }

  /** Whether a quarter of a point has its roll-up on disk. Any thread. */
  boolean has(int point, int quarter) throws IOException {
    return store.get(TierKeys.quarter(point, quarter)) != null;
  }

  /** Whether its quarters went already: an hour must not be made anew of a late sample alone. */
  private boolean isGone(int hour) throws IOException {
    if (progress.isNone() || hour < progress.sinceHour() || hour > progress.foldedHour()) {
      return false;
    }
    ChunkStore.Edges kept =
        store.edges(
            TierKeys.from(Tier.QUARTER, 0, 0),
            TierKeys.from(Tier.QUARTER, TierKeys.MOST_PERIOD, Integer.MAX_VALUE));
    return kept == null || hour < TierKeys.periodOf(kept.first());
  }

  private boolean isFolded(int hour, int point) {
    return hour <= progress.foldedHour()
        || (!foldingDay && hour == progress.foldedHour() + 1 && point < cursor);
  }

  private boolean isDayFolded(int day, int point) {
    return day <= progress.foldedDay()
        || (foldingDay && day == progress.foldedDay() + 1 && point < cursor);
  }

  /** Makes the roll-up of an hour or a day of one point anew, with another one of a quarter. */
  private void again(
      Tier tier,
      int span,
      int fromHour,
      int toHour,
      SealedChunk chunk,
      Rollup quarter,
      List<Row> rows)
      throws IOException {
    SortedMap<Integer, Rollup> quarters = new TreeMap<>();
    for (int hour = fromHour; hour <= toHour; hour++) {
      sweep(
          hour,
          chunk.point(),
          chunk.point() + 1,
          (point, at, rollup) -> {
            if (tier == Tier.HOUR || siteDays.of(at) == span) {
              quarters.put(at, rollup);
            }
          });
    }
    quarters.put(chunk.quarter(), quarter);
    quarters.values().stream()
        .reduce(Rollup::then)
        .ifPresent(whole -> rows.add(new Row(key(tier, chunk.point(), span), packed(whole))));
  }

  private static byte[] key(Tier tier, int point, int span) {
    return tier == Tier.HOUR ? TierKeys.hour(point, span) : TierKeys.day(point, span);
  }

  /** All cells have sealed an hour, and those before. */
  void due(int hour) {
    dueHour = Math.max(dueHour, hour);
  }

  /** Whether {@link #fold} has something to do. */
  boolean pending() {
    return !progress.isNone() && (foldingDay || progress.foldedHour() < dueHour);
  }

  /** Folds the next points of the hour or day that is due. */
  void fold() throws IOException {
    int stride = foldingDay ? DAY_STRIDE : HOUR_STRIDE;
    int end = (int) Math.min((long) cursor + stride, Integer.MAX_VALUE);
    List<Row> rows = foldingDay ? dayRows(end) : hourRows(end);
    if (rows.isEmpty()) {
      end = Math.max(end, nextPoint(end));
    }
    boolean done = end > progress.mostPoint();
    RollupProgress next = done ? advanced() : progress;
    if (done) {
      rows.add(new Row(TierKeys.meta(), next.encode()));
    }
    store.write(rows);
    if (done) {
      boolean hourDone = !foldingDay;
      progress = next;
      cursor = 0;
      foldingDay = hourDone && dayIsOver();
    } else {
      cursor = end;
    }
  }

  /** The first point from one on of which something is to be folded, or one of its group. */
  private int nextPoint(int from) throws IOException {
    int firstHour =
        foldingDay ? siteDays.firstHour(progress.foldedDay() + 1) : progress.foldedHour() + 1;
    int lastHour = foldingDay ? siteDays.firstHour(progress.foldedDay() + 2) : firstHour;
    int next = Integer.MAX_VALUE;
    for (int hour = firstHour; hour <= lastHour; hour++) {
      ChunkStore.Edges kept =
          store.edges(
              TierKeys.from(Tier.QUARTER, hour, from), TierKeys.from(Tier.QUARTER, hour + 1, 0));
      next = kept == null ? next : Math.min(next, PointGroups.firstPoint(kept.first()));
    }
    return next;
  }

  private RollupProgress advanced() {
    return foldingDay
        ? progress.dayFolded(progress.foldedDay() + 1)
        : progress.hourFolded(progress.foldedHour() + 1);
  }

  private boolean dayIsOver() {
    long end = siteDays.start(progress.foldedDay() + 2);
    return Quarters.start((progress.foldedHour() + 1) * TierKeys.QUARTERS_OF_HOUR) >= end;
  }

  private List<Row> hourRows(int end) throws IOException {
    int hour = progress.foldedHour() + 1;
    SortedMap<Integer, Rollup> whole = new TreeMap<>();
    sweep(hour, cursor, end, (point, at, rollup) -> whole.merge(point, rollup, Rollup::then));
    return rows(Tier.HOUR, hour, whole);
  }

  private List<Row> dayRows(int end) throws IOException {
    int day = progress.foldedDay() + 1;
    SortedMap<Integer, Rollup> whole = new TreeMap<>();
    for (int hour = siteDays.firstHour(day); hour <= siteDays.firstHour(day + 1); hour++) {
      sweep(
          hour,
          cursor,
          end,
          (point, at, rollup) -> {
            if (siteDays.of(at) == day) {
              whole.merge(point, rollup, Rollup::then);
            }
          });
    }
    return rows(Tier.DAY, day, whole);
  }

  private List<Row> rows(Tier tier, int span, SortedMap<Integer, Rollup> whole) {
    List<Row> rows = new ArrayList<>(whole.size() + 1);
    whole.forEach((point, rollup) -> rows.add(new Row(key(tier, point, span), packed(rollup))));
    return rows;
  }

  private interface QuarterVisitor {
    void quarter(int point, int quarter, Rollup rollup);
  }

  /** Hands out the quarters of an hour, of points from one (inclusive) to another, in order. */
  private void sweep(int hour, int fromPoint, int toPoint, QuarterVisitor visitor)
      throws IOException {
    store.sweep(
        TierKeys.from(Tier.QUARTER, hour, fromPoint),
        TierKeys.from(Tier.QUARTER, hour, toPoint),
        (key, value) -> {
          visitor.quarter(
              Quarters.pointOf(key),
              hour * TierKeys.QUARTERS_OF_HOUR + TierKeys.slotOf(key),
              unpacked(value));
          return true;
        });
  }

  private byte[] packed(Rollup rollup) {
    scratch.clear();
    RollupCodec.write(rollup, scratch);
    return scratch.toByteArray();
  }

  static Rollup unpacked(byte[] bytes) {
    return RollupCodec.read(new ByteReader(bytes, 0, bytes.length));
  }

  /** The chunk's own roll-up, for what is still in memory; null if it has no sample. */
  static @Nullable Rollup ofQuarter(HistorySite site, SealedChunk chunk) {
    Rollup made = unpacked(new ChunkRollups(site).of(chunk).quarter());
    return made.samples() == 0 ? null : made;
  }
}
