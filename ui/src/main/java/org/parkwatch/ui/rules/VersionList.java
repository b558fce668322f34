package org.parkwatch.ui.rules;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.parkwatch.alerting.book.LineDiff;
import org.parkwatch.alerting.book.RuleVersion;
import org.parkwatch.ui.marks.Section;
import org.parkwatch.ui.words.Figures;

/** Who put which version of a file in force, when and why, and what it changed. */
final class VersionList extends Div {
  private static final int SHOWN = 20;
  private static final int AROUND = 2;

  private final Consumer<RuleVersion> back;
  private final Section section = new Section(getTranslation("rules.versions"), "");
  private final Div list = new Div();

  /**
   * @param back hears of the version that somebody wants again
   */
  VersionList(Consumer<RuleVersion> back) {
    this.back = back;
    list.addClassName("versions");
    section.add(list);
    add(section);
  }

  void show(List<RuleVersion> versions, ZoneId zone, long nowMillis) {
    list.removeAll();
    if (versions.isEmpty()) {
      list.add(new Paragraph(getTranslation("rules.no-versions")));
    }
    for (int i = 0; i < Math.min(SHOWN, versions.size()); i++) {
      RuleVersion version = versions.get(i);
      String before = i + 1 < versions.size() ? versions.get(i + 1).text() : "";
      String head =
          getTranslation(
              "rules.version",
              version.number(),
              Figures.moment(version.atMillis(), nowMillis, zone),
              version.author(),
              version.reason());
      NativeDetails details = new NativeDetails(head);
      details.setContent(content(version, before));
      list.add(details);
    }
  }

  private Div content(RuleVersion version, String before) {
    NativeButton again = new NativeButton(getTranslation("rules.load"), c -> back.accept(version));
    Div diff = new Div();
    diff.addClassName("diff");
    List<LineDiff.Line> lines = LineDiff.between(before, version.text());
    for (int i = 0; i < lines.size(); i++) {
      if (near(lines, i)) {
        LineDiff.Line line = lines.get(i);
        Span shown = new Span(mark(line.change()) + line.text());
        shown.addClassName(line.change().name().toLowerCase(Locale.ROOT));
        diff.add(shown);
      }
    }
    return new Div(diff, again);
  }

  /** Whether a line changed, or one next to it. */
  private static boolean near(List<LineDiff.Line> lines, int at) {
    int end = Math.min(lines.size(), at + AROUND + 1);
    return lines.subList(Math.max(0, at - AROUND), end).stream()
        .anyMatch(line -> line.change() != LineDiff.Change.SAME);
  }

  private static String mark(LineDiff.Change change) {
    return switch (change) {
      case SAME -> "  ";
      case ADDED -> "+ ";
      case REMOVED -> "- ";
    };
  }
}
