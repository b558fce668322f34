package org.parkwatch.facility.park;

/**
 * A rectangle on a floor plan in millimetres, x to the right and y downwards on the drawing,
 * relative to the upper left corner of the parent place.
 */
public record Area(int x, int y, int width, int depth) {
  public static final Area NONE = new Area(0, 0, 0, 0);

  public Area {
    if (width < 0 || depth < 0) {
      throw new IllegalArgumentException(
          "an area cannot have a negative size: " + width + " x " + depth);
    }
  }
}
