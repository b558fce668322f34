package org.parkwatch.telemetry.influx;

import java.util.List;
import java.util.Optional;

/** Which points are written together and under which names. Asked from several threads. */
public interface Blocks {
  /** The block of a point; empty for a point that nobody has now. */
  Optional<Block> of(int point);

  /** All blocks, by their first points. */
  List<Block> all();
}
