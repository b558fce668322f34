package org.parkwatch.ui.wall;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.Optional;
import java.util.OptionalDouble;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.ui.words.Figures;

/**
 * The power of a building on one line a feed: incomer, transformer, what converts it, what it
 * carries, and the tie between both. Drawn in 596 x 140 units.
 */
@Tag("div")
final class OneLine extends Component {
  /** Room for words in the box, in units. */
  private static final int BOX = 216;

  private static final int BOX_BESIDE_MARK = 178;

  /** Characters above are as wide as high. */
  private static final int LATIN = 0x2E80;

  private static final String CONDUCTOR = "var(--pw-conductor)";

  OneLine() {
    getElement().getClassList().add("one-line");
  }

  void show(BuildingFigures figures) {
    StringBuilder svg =
        new StringBuilder(
            "<svg width='100%' viewBox='0 0 596 140' font-family='inherit' role='img'"
                + " aria-label='"
                + escape(label(figures))
                + "'>");
    feed(svg, "A", 32, figures.a());
    feed(svg, "B", 106, figures.b());
    tie(svg, figures.tie());
    getElement().setProperty("innerHTML", svg.append("</svg>").toString());
  }

  private String label(BuildingFigures figures) {
    return "A " + conversion(figures.a()) + ", B " + conversion(figures.b());
  }

  private void feed(StringBuilder svg, String name, int y, BuildingFigures.SideFigures side) {
    Optional<Alarm> alarm = side.alarm();
    boolean bad = alarm.isPresent();
    String colour = alarm.map(a -> "var(--pw-sev" + a.severity() + ")").orElse(CONDUCTOR);
    text(svg, 0, y + 8, "start", 23, "var(--pw-text-2)", true, name);
    figure(svg, 26, y + 8, "start", 23, side.kilovolts(), 2, "kV");
    line(svg, 118, y, 228, y, CONDUCTOR);
    line(svg, 128, y - 12, 128, y + 12, CONDUCTOR);
    svg.append(
        "<rect x='147' y='%d' width='16' height='16' fill='%s'/>".formatted(y - 8, CONDUCTOR));
    svg.append(
        ("<g fill='var(--pw-bg)' stroke='%s' stroke-width='2.5'><circle cx='190' cy='%d' r='10'/>"
                + "<circle cx='203' cy='%d' r='10' fill='none'/></g>")
            .formatted(CONDUCTOR, y, y));
    svg.append(
        "<rect x='228' y='%d' width='228' height='44' fill='%s' stroke='%s' stroke-width='%s'/>"
            .formatted(
                y - 22,
                alarm.map(a -> "var(--pw-sev" + a.severity() + "-bg)").orElse("var(--pw-surface)"),
                bad ? colour : "var(--pw-line-2)",
                bad ? "3" : "1.5"));
    alarm.ifPresent(a -> mark(svg, 238, y - 13, a));
    boxText(svg, bad, y, conversion(side));
    line(svg, 456, y, 486, y, colour);
    svg.append("<path d='M484 %dl13 7-13 7z' fill='%s'/>".formatted(y - 7, colour));
    figure(svg, 594, y + 9, "end", 25, side.megawatts(), 2, "MW");
  }

  /** Beside the mark, if there is one; squeezed where the words are longer than the box. */
  private static void boxText(StringBuilder svg, boolean bad, int y, String words) {
    int room = bad ? BOX_BESIDE_MARK : BOX;
    int size = bad ? 18 : 22;
    double estimated = words.codePoints().mapToDouble(c -> c > LATIN ? size : 0.57 * size).sum();
    String squeeze =
        estimated > room ? " textLength='%d' lengthAdjust='spacingAndGlyphs'".formatted(room) : "";
    svg.append(
        "<text x='%d' y='%d' font-size='%d' text-anchor='middle' fill='%s' font-weight='%s'%s>%s</text>"
            .formatted(
                bad ? 361 : 342,
                y + 8,
                size,
                bad ? "var(--pw-text-hi)" : "var(--pw-text-2)",
                bad ? "700" : "400",
                squeeze,
                escape(words)));
  }

  /** What stands in the box: how many systems are on line, and what the others do. */
  private String conversion(BuildingFigures.SideFigures side) {
    if (side.systems() == 0) {
      return getTranslation("wall.mains");
    }
    if (side.silent() == side.systems()) {
      return getTranslation("wall.no-data");
    }
    if (side.battery() > 0) {
      return getTranslation("wall.on-battery", side.battery(), side.online());
    }
    if (side.bypass() > 0) {
      return getTranslation("wall.on-bypass", side.bypass(), side.online());
    }
    String word = side.rectifiers() ? "wall.hvdc-online" : "wall.ups-online";
    return getTranslation(word, side.online(), side.systems());
  }

  private void tie(StringBuilder svg, BuildingFigures.Switching tie) {
    boolean closed = tie == BuildingFigures.Switching.ALL_ON;
    svg.append(
        ("<path d='M128 44V58M128 80V94' stroke='%s' stroke-width='2'/><rect x='119' y='60'"
                + " width='18' height='18' fill='%s' stroke='%s' stroke-width='2.2'/>")
            .formatted(CONDUCTOR, closed ? CONDUCTOR : "none", CONDUCTOR));
    String word =
        switch (tie) {
          case ALL_ON -> "wall.tie-closed";
          case ALL_OFF -> "wall.tie-open";
          case MIXED -> "wall.tie-mixed";
          case UNKNOWN -> "wall.tie-unknown";
        };
    text(svg, 146, 75, "start", 17, "var(--pw-text-3)", false, getTranslation(word));
  }

  private static void mark(StringBuilder svg, int x, int y, Alarm alarm) {
    svg.append(
        ("<foreignObject x='%d' y='%d' width='28' height='28'><pw-sev level='%d' size='26'"
                + " state='%s'></pw-sev></foreignObject>")
            .formatted(
                x,
                y,
                alarm.severity(),
                alarm.state() == AlarmState.UNACKNOWLEDGED ? "new" : "ack"));
  }

  private void figure(
      StringBuilder svg,
      int x,
      int y,
      String anchor,
      int size,
      OptionalDouble value,
      int decimals,
      String unit) {
    if (value.isEmpty()) {
      text(svg, x, y, anchor, 17, "var(--pw-text-3)", false, getTranslation("wall.no-data"));
      return;
    }
    svg.append(
        ("<text x='%d' y='%d' font-size='%d' text-anchor='%s' fill='var(--pw-text)'>%s"
                + "<tspan font-size='16' fill='var(--pw-text-2)' dx='4'>%s</tspan></text>")
            .formatted(x, y, size, anchor, Figures.number(value.getAsDouble(), decimals), unit));
  }

  private static void text(
      StringBuilder svg,
      int x,
      int y,
      String anchor,
      int size,
      String colour,
      boolean bold,
      String text) {
    svg.append(
        "<text x='%d' y='%d' font-size='%d' text-anchor='%s' fill='%s' font-weight='%s'>%s</text>"
            .formatted(x, y, size, anchor, colour, bold ? "700" : "400", escape(text)));
  }

  private static void line(StringBuilder svg, int x1, int y1, int x2, int y2, String colour) {
    svg.append(
        "<path d='M%d %dL%d %d' stroke='%s' stroke-width='%s'/>"
            .formatted(x1, y1, x2, y2, colour, x1 == x2 ? "5" : "2.5"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }
}
