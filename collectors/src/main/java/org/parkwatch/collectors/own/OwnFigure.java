package org.parkwatch.collectors.own;

import java.util.List;
import java.util.stream.Stream;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/**
 * One thing that the server measures of itself: a point of its device, and a metric of the
 * Prometheus endpoint. Immutable.
 *
 * @param spec the point
 * @param metric its name as a metric, with the base unit
 * @param help what it is, in a sentence without its full stop
 * @param reading the figure in base units: bytes, seconds, percent or a count
 */
public record OwnFigure(PointSpec spec, String metric, Kind kind, String help, Reading reading) {
  /** Everything there is, in the order of the points. */
  public static final List<OwnFigure> ALL =
      Stream.of(HistoryPart.FIGURES, LogPart.FIGURES, ReadsPart.FIGURES)
          .flatMap(List::stream)
          .toList();

  private static final double BYTES_PER_MB = 1e6;

  /** What kind of metric it is. */
  public enum Kind {
    GAUGE,
    /** Grows until the server starts again. */
    COUNTER
  }

  /** How a figure is read. */
  public interface Reading {
    /**
     * The figure.
     *
     * @param minuteAgo the state a minute before, or the first one
     */
    double of(OwnState now, OwnState minuteAgo);
  }

  static OwnFigure gauge(
      String point,
      Quantity quantity,
      int decimals,
      String metric,
      Names names,
      String help,
      Reading reading) {
    return new OwnFigure(spec(point, quantity, decimals, names), metric, Kind.GAUGE, help, reading);
  }

  static OwnFigure counter(
      String point,
      Quantity quantity,
      int decimals,
      String metric,
      Names names,
      String help,
      Reading reading) {
    return new OwnFigure(
        spec(point, quantity, decimals, names), metric, Kind.COUNTER, help, reading);
  }

  private static PointSpec spec(String point, Quantity quantity, int decimals, Names names) {
    return new PointSpec(point, quantity, names, decimals, OwnCollector.INTERVAL, false);
  }

  static double flag(boolean holds) {
    return holds ? 1 : 0;
  }

  /** The points of the server's device. */
  public static PointSet points() {
    return new PointSet(ALL.stream().map(OwnFigure::spec).toList());
  }

  /** The figure in the unit and with the decimals of its point. */
  double sample(OwnMinute.Span span) {
    double value = reading.of(span.now(), span.minuteAgo());
    double scaled = spec.quantity() == Quantity.DATA ? value / BYTES_PER_MB : value;
    double digits = Math.pow(10, spec.decimals());
    return Math.rint(scaled * digits) / digits;
  }
}
