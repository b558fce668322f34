package org.parkwatch.ui.parkfiles;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import org.parkwatch.facility.change.Change;
import org.parkwatch.facility.change.ParkDiff;
import org.parkwatch.ui.words.Figures;

/** What would be added, changed and ended, subject by subject: the counts, then the first lines. */
final class DiffList extends Div {
  /** What a browser bears, and more than anybody reads. */
  private static final int MOST = 2_000;

  private static final int FEW = 20;

  /** Shows the difference, all of its lines or the first of each subject. */
  void show(ParkDiff diff, boolean all) {
    removeAll();
    for (ParkDiff.Subject subject : ParkDiff.Subject.values()) {
      if (!diff.of(subject).isEmpty()) {
        add(section(subject, diff, all ? MOST : FEW));
      }
    }
  }

  private Div section(ParkDiff.Subject subject, ParkDiff diff, int most) {
    List<Change> changes = diff.of(subject);
    H3 head = new H3(getTranslation("park-files." + subject.name().toLowerCase(Locale.ROOT)));
    Paragraph counts =
        new Paragraph(
            getTranslation(
                "park-files.counts",
                Figures.count(diff.count(subject, Change.Kind.ADDED)),
                Figures.count(diff.count(subject, Change.Kind.CHANGED)),
                Figures.count(diff.count(subject, Change.Kind.ENDED))));
    UnorderedList lines = new UnorderedList();
    changes.stream().limit(most).forEach(change -> lines.add(new ListItem(change.toString())));
    Div section = new Div(head, counts, lines);
    section.addClassName("pw-sec");
    if (changes.size() > most) {
      String left = Figures.count(changes.size() - most);
      section.add(new Paragraph(getTranslation("park-files.more", left)));
    }
    return section;
  }
}
