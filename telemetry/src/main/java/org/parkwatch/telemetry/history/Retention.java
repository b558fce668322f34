package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of history goes: what is older than its policy, and while history is over its size, the
 * oldest of whatever is furthest above its share. The newest day of everything stays. Confined to
 * the history writer's thread.
 */
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final int UTC_DAYS = 1;

  private final ChunkStore store;
  private final HistoryOptions options;
  private final List<Kept> all = new ArrayList<>();
  private boolean atCap;

  /**
   * Chunks, frames, or roll-ups of a tier.
   *
   * @param keys first key of a period
   * @param periodOf period of a key
   * @param end after all its keys
   * @param periodsOfUnit how many periods of its keys go at once; {@code daysOfUnit} is as long
   * @param share of the whole size
   * @param cells rows that are told what went, if it is such
   */
  @SuppressWarnings("ArrayRecordComponent") // keys: equality is never asked
  private record Kept(
      String name,
      IntFunction<byte[]> keys,
      ToIntFunction<byte[]> periodOf,
      byte[] end,
      int periodsOfUnit,
      int daysOfUnit,
      double share,
      Duration policy,
      @Nullable CellRows cells) {
    static Kept of(Tier tier, int periodsOfUnit, int daysOfUnit, double share, Duration policy) {
      return new Kept(
          tier.name().toLowerCase(Locale.ROOT) + "s",
          period -> TierKeys.from(tier, period, 0),
          TierKeys::periodOf,
          TierKeys.from(tier, TierKeys.MOST_PERIOD, Integer.MAX_VALUE),
          periodsOfUnit,
          daysOfUnit,
          share,
          policy,
          null);
    }

    static Kept of(String name, int kind, double share, Duration policy, CellRows cells) {
      return new Kept(
          name,
          quarter -> TierKeys.cellRowsFrom(kind, quarter),
          TierKeys::periodOf,
          TierKeys.cellRowsFrom(kind, TierKeys.MOST_PERIOD),
          Quarters.OF_DAY,
          UTC_DAYS,
          share,
          policy,
          cells);
    }

    byte[] key(int period) {
      return keys.apply(period);
    }
  }

  Retention(ChunkStore store, HistoryOptions options, CellRows frames, CellRows fives) {
    this.store = store;
    this.options = options;
    HistoryKeep keep = options.keep();
    all.add(
        new Kept(
            "samples",
            quarter -> Quarters.key(0, quarter),
            TierKeys::periodOf,
            TierKeys.afterChunks(),
            Quarters.OF_DAY,
            UTC_DAYS,
            0.42,
            keep.samples(),
            null));
    all.add(Kept.of("frames", TierKeys.FRAMES, 0.08, keep.frames(), frames));
    all.add(Kept.of("five minutes", TierKeys.FIVES, 0.02, keep.minutes(), fives));
    all.add(Kept.of(Tier.MINUTE, Quarters.OF_DAY, UTC_DAYS, 0.12, keep.minutes()));
    all.add(Kept.of(Tier.QUARTER, TierKeys.HOURS_OF_DAY, UTC_DAYS, 0.18, keep.quarters()));
    all.add(Kept.of(Tier.HOUR, 1, UTC_DAYS, 0.13, keep.hours()));
    all.add(Kept.of(Tier.DAY, 1, TierKeys.DAYS_OF_PERIOD, 0.05, keep.days()));
  }

  /** Whether history is over its size though nothing more may go. */
  boolean isAtCap() {
    return atCap;
  }

  /**
   * Lets go what is too old or too much.
   *
   * @return how many units went
   */
  int shorten() throws IOException {
    int gone = 0;
    for (Kept kept : all) {
      gone += deleteOutlived(kept);
    }
    atCap = false;
    while (!atCap && store.space().bytes() > options.maxBytes()) {
      Kept largest = furthestAboveItsShare();
      if (largest == null) {
        atCap = true;
      } else {
        deleteOldest(largest, "goes: history is over its " + options.maxBytes() + " bytes");
        gone++;
      }
    }
    return gone;
  }

  /**
   * In one piece: after a long pause there may be hundreds of days, and the engine rewrites what is
   * beside them each time.
   */
  private int deleteOutlived(Kept kept) throws IOException {
    Units units = units(kept);
    if (units == null) {
      return 0;
    }
    long keptUnits = kept.policy().toDays() / kept.daysOfUnit();
    int first = Math.toIntExact(Math.max(units.oldest(), units.newest() - keptUnits));
    if (first > units.oldest()) {
      LOG.info(
          "history: {} before day {} go, they are older than {} days",
          kept.name(),
          first * kept.daysOfUnit(),
          kept.policy().toDays());
      delete(kept, units.oldest(), first);
    }
    return first - units.oldest();
  }

  private @Nullable Kept furthestAboveItsShare() throws IOException {
    Kept found = null;
    double most = 0;
    for (Kept kept : all) {
      Units units = units(kept);
      if (units != null && units.newest() > units.oldest()) {
        double use = store.space().bytes(kept.key(0), kept.end()) / kept.share();
        if (found == null || use > most) {
          found = kept;
          most = use;
        }
      }
    }
    return found;
  }

  /** Oldest and newest unit, counted from 1970. */
  private record Units(int oldest, int newest) {}

  private @Nullable Units units(Kept kept) throws IOException {
    ChunkStore.Edges edges = store.edges(kept.key(0), kept.end());
    return edges == null ? null : new Units(unit(kept, edges.first()), unit(kept, edges.last()));
  }

  private static int unit(Kept kept, byte[] key) {
    return Math.floorDiv(kept.periodOf().applyAsInt(key), kept.periodsOfUnit());
  }

  private void deleteOldest(Kept kept, String why) throws IOException {
    Units units = units(kept);
    if (units != null) {
      int unit = units.oldest();
      LOG.info("history: the oldest of {}, day {}, {}", kept.name(), unit * kept.daysOfUnit(), why);
      delete(kept, unit, unit + 1);
    }
  }

  private void delete(Kept kept, int unit, int end) throws IOException {
    if (kept.cells() != null) {
      kept.cells().beginsWith(end * Quarters.OF_DAY);
    }
    store
        .space()
        .delete(kept.key(unit * kept.periodsOfUnit()), kept.key(end * kept.periodsOfUnit()));
  }
}
