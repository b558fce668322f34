package org.parkwatch.telemetry.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.parkwatch.telemetry.codec.ByteWriter;
import org.parkwatch.telemetry.history.ChunkStore.Row;

/**
 * Makes the frames of points that a map shows, of chunks as they are written. A late sample makes
 * its point's part of the frame anew. Confined to the history writer's thread, but for {@link
 * #completeFrom}.
 */
final class Frames {
  private final ChunkStore store;
  private final HistorySite site;
  private final ByteWriter scratch = new ByteWriter(64);
  private final int since;

  Frames(ChunkStore store, HistorySite site) throws IOException {
    this.store = store;
    this.site = site;
    byte[] meta = store.get(TierKeys.framesMeta());
    if (meta == null) {
      // Older chunks have none: they begin with the day after the newest of them.
      ChunkStore.Days days = store.days();
      since = days == null ? 0 : (days.newest() + 1) * Quarters.OF_DAY;
      byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt(since).array();
      store.write(List.of(new Row(TierKeys.framesMeta(), value)));
    } else {
      since = ByteBuffer.wrap(meta).getInt();
    }
  }

  private record Place(int cell, int quarter) {}

  /** Adds the rows of frames that chunks are part of, as these are written. */
  void add(List<SealedChunk> chunks, List<Row> rows) throws IOException {
    Map<Place, SortedMap<Integer, byte[]>> blocks = new HashMap<>();
    for (SealedChunk chunk : chunks) {
      if (chunk.quarter() >= since && site.framed().test(chunk.point())) {
        Place place = new Place(site.cellOfPoint().applyAsInt(chunk.point()), chunk.quarter());
        SortedMap<Integer, byte[]> block = blocks.get(place);
        if (block == null) {
          block = stored(place);
          blocks.put(place, block);
        }
        block.put(chunk.point(), FrameSamples.of(chunk.bytes(), chunk.quarter(), scratch));
      }
    }
    blocks.forEach((place, block) ->
        rows.add(
            new Row(TierKeys.frames(place.cell(), place.quarter()), FrameBlock.encode(block))));
  }

  private SortedMap<Integer, byte[]> stored(Place place) throws IOException {
    byte[] block = store.get(TierKeys.frames(place.cell(), place.quarter()));
    return block == null ? new TreeMap<>() : FrameBlock.decode(block);
  }

  /**
   * From which quarter on every chunk on disk is in a frame; after all time if there is no frame.
   * Any thread.
   */
  int completeFrom() throws IOException {
    ChunkStore.@Nullable Edges kept =
        store.edges(TierKeys.framesFrom(0), TierKeys.framesFrom(TierKeys.MOST_PERIOD));
    return kept == null
        ? Integer.MAX_VALUE
        : Math.max(since, TierKeys.periodOf(kept.first()) * Quarters.OF_DAY);
  }
}
