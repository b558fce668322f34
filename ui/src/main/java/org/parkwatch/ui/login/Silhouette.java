package org.parkwatch.ui.login;

/** Rows of cabinets seen from far: the only picture without information, and it tells no park. */
final class Silhouette {
  private static final int BLOCKS = 3;
  private static final int COLUMNS = 5;
  private static final int LINES = 4;

  private Silhouette() {}

  static String svg() {
    StringBuilder svg =
        new StringBuilder("<svg class=\"art\" width=\"756\" height=\"246\" aria-hidden=\"true\">");
    for (int block = 0; block < BLOCKS; block++) {
      for (int line = 0; line < LINES; line++) {
        for (int column = 0; column < COLUMNS; column++) {
          room(svg, block * 262 + column * 47, line * 62);
        }
      }
    }
    return svg.append("</svg>").toString();
  }

  private static void room(StringBuilder svg, int x, int y) {
    rect(svg, x, y, 42, 54, "var(--pw-surface)");
    for (int row = 0; row < 6; row++) {
      rect(svg, x + 4 + row * 6, y + 6, 4, 42, row == 1 ? "var(--pw-t22)" : "var(--pw-t18)");
    }
  }

  private static void rect(StringBuilder svg, int x, int y, int width, int height, String fill) {
    svg.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
            .formatted(x, y, width, height, fill));
  }
}
