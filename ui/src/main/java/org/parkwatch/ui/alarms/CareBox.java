package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Field;
import org.parkwatch.ui.marks.Section;

/**
 * Below an alarm that stands, for whoever may acknowledge: reset what latched, write a note, take
 * it from another or give it to one. It outlives new data, so that nobody loses what they type.
 */
final class CareBox extends Div {
  private static final int NOTE_LENGTH = 500;
  private static final int NAME_LENGTH = 64;

  private final Sources sources;
  private final Viewer viewer;
  private final NativeButton reset;
  private final NativeButton take;
  private final Field note = Field.text("note", getTranslation("care.note"), "", NOTE_LENGTH);
  private final Field to = Field.text("give-to", getTranslation("care.to"), "", NAME_LENGTH);
  private long alarm = -1;

  CareBox(Sources sources, Viewer viewer) {
    this.sources = sources;
    this.viewer = viewer;
    addClassNames("pw-form", "pw-care");
    reset = button("care.reset", () -> sources.alarms().life().reset(viewer, ids(), ""));
    take =
        button(
            "care.take", () -> sources.alarms().life().handOver(viewer, ids(), viewer.name(), ""));
    NativeButton write = new NativeButton(getTranslation("care.write"), click -> write());
    write.setId("care-write");
    NativeButton give = new NativeButton(getTranslation("care.give"), click -> give());
    give.setId("care-give");
    Section section = new Section(getTranslation("care.title"), "");
    section.add(line(reset, take), line(note, write), line(to, give));
    add(section);
    setVisible(false);
  }

  private static Div line(Component... parts) {
    Div line = new Div(parts);
    line.addClassNames("bar", "pw-line-form");
    return line;
  }

  private NativeButton button(String word, Supplier<CompletableFuture<Integer>> call) {
    NativeButton button = new NativeButton(getTranslation(word), click -> send(call, () -> {}));
    button.setId(word.replace('.', '-'));
    return button;
  }

  private List<Long> ids() {
    return List.of(alarm);
  }

  private void send(Supplier<CompletableFuture<Integer>> call, Runnable done) {
    new BoardCall(this, "care").send(call, done);
  }

  private void write() {
    String text = note.value().strip();
    if (!text.isEmpty()) {
      send(() -> sources.alarms().life().note(viewer, ids(), text), () -> note.set(""));
    }
  }

  private void give() {
    String name = to.value().strip();
    if (!name.isEmpty()) {
      String why = note.value().strip();
      send(
          () -> sources.alarms().life().handOver(viewer, ids(), name, why),
          () -> {
            to.set("");
            note.set("");
          });
    }
  }

  /**
   * Goes over to another alarm, or to another state of the same.
   *
   * @param stands false for one that ended
   */
  void show(Alarm shown, boolean stands) {
    if (shown.id() != alarm) {
      alarm = shown.id();
      note.set("");
      to.set("");
    }
    boolean others =
        shown.acknowledgedBy() != null && !viewer.name().equals(shown.acknowledgedBy());
    reset.setVisible(shown.state() == AlarmState.LATCHED);
    take.setVisible(others && !shown.state().over());
    setVisible(stands && Acknowledgement.allowed(viewer));
  }
}
