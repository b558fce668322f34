package org.parkwatch.ui.live;

import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.live.FrameWriter.Header;
import org.parkwatch.ui.map.ParkLayout;

/**
 * The frames of all screens that see the same part of the park: read and encoded once, whoever
 * looks. Confined to the feed's thread.
 */
final class Channel {
  private final Viewer viewer;
  private final Parks parks;
  private final Latest latest;
  private final AlarmBoard board;
  private final FrameWriter writer = new FrameWriter();
  private Layout layout;
  private long sequence;
  private Header header;
  private byte @Nullable [] full;
  private boolean owesFull;

  /** What follows from one revision of the park. */
  private static final class Layout {
    final ParkLayout order;
    final CabinetPoints points;
    LiveState now;
    LiveState before;
    long alarmRevision = -1;

    Layout(Park park) {
      order = ParkLayout.of(park);
      points = CabinetPoints.of(order);
      now = new LiveState(order.cabinets().size(), order.rooms().size());
      before = new LiveState(order.cabinets().size(), order.rooms().size());
    }
  }

  /**
   * A channel for everybody with the viewer's scope.
   *
   * @param nowMillis the server's clock, UTC
   */
  Channel(Viewer viewer, Parks parks, Latest latest, AlarmBoard board, long nowMillis) {
    this.viewer = viewer;
    this.parks = parks;
    this.latest = latest;
    this.board = board;
    layout = new Layout(parks.current(viewer));
    header = read(nowMillis);
  }

  /**
   * A new park needs a new layout at the screens; then everybody is owed a full frame, until {@link
   * #paid} says that they have it: a frame that could not be made must not take that from them.
   */
  boolean owesFull() {
    Park park = parks.current(viewer);
    if (park.revision() != layout.order.park().revision()) {
      layout = new Layout(park);
      owesFull = true;
    }
    return owesFull;
  }

  /** All screens have a full frame of this layout. */
  void paid() {
    owesFull = false;
  }

  /**
   * Reads the newest values and encodes what changed.
   *
   * @param nowMillis the server's clock, UTC
   */
  byte[] next(long nowMillis) {
    LiveState spare = layout.before;
    layout.before = layout.now;
    layout.now = spare;
    layout.now.copyFrom(layout.before);
    sequence++;
    header = read(nowMillis);
    return writer.delta(header, layout.now, layout.before);
  }

  /** The state after the last delta, as a whole; encoded at most once between deltas. */
  byte[] full() {
    byte[] frame = full;
    if (frame == null) {
      frame = writer.full(header, layout.now);
      full = frame;
    }
    return frame;
  }

  private Header read(long nowMillis) {
    full = null;
    long dataMillis = latest.watermark();
    layout.points.read(latest, layout.now);
    long revision = board.revision();
    if (revision != layout.alarmRevision) {
      AlarmMarks.fold(board.standing(viewer), layout.order, layout.now);
      layout.alarmRevision = revision;
    }
    return new Header(sequence, layout.order.park().revision(), dataMillis, nowMillis);
  }
}
