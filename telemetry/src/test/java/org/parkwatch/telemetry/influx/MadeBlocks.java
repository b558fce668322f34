package org.parkwatch.telemetry.influx;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parkwatch.telemetry.history.HistoryContract;

/** Blocks of the contract's points, with names that need care on the wire. */
final class MadeBlocks implements Blocks {
  private static final List<String> FIELDS =
      IntStream.range(0, HistoryContract.CELL_POINTS)
          .mapToObj(i -> i == 0 ? "voltage.l1" : i == 1 ? "odd name,x=1" : "field" + i)
          .toList();

  private final List<Block> all =
      IntStream.range(0, HistoryContract.POINTS / HistoryContract.CELL_POINTS)
          .mapToObj(i ->
              new Block(
                  "rack_pdu",
                  "FZ-B2 " + i + ",A=1",
                  "apc-rpdu2",
                  i * HistoryContract.CELL_POINTS,
                  FIELDS))
          .toList();

  @Override
  public Optional<Block> of(int point) {
    return point < 0 || point >= HistoryContract.POINTS
        ? Optional.empty()
        : Optional.of(all.get(point / HistoryContract.CELL_POINTS));
  }

  @Override
  public List<Block> all() {
    return all;
  }
}
