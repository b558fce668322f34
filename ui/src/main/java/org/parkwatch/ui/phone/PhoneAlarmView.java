package org.parkwatch.ui.phone;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.alarms.AlarmPane;
import org.parkwatch.ui.marks.JournalBand;
import org.parkwatch.ui.words.Words;

/** One alarm on a phone: what it is, what was measured, what happened; the button at the end. */
@Route("m/alarm")
@PermitAll
public final class PhoneAlarmView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);

  /** Alarms that are over and can still be looked at. */
  private static final int OVER = 1_000;

  private final Sources sources;
  private final Viewer viewer;
  private final PhoneHeader header;
  private final JournalBand unwritten = new JournalBand();
  private final AlarmPane pane;
  private final Main main = new Main();
  private long alarm;
  private long shownRevision = -1;

  public PhoneAlarmView(Sources sources, Words words) {
    this.sources = sources;
    viewer = sources.viewers().current();
    addClassNames("pw-phone", "one");
    Anchor back = new Anchor("m", "‹ " + getTranslation("phone.title"));
    back.getElement().setAttribute("router-link", true);
    header = new PhoneHeader(new H1(back), sources, viewer);
    pane = new AlarmPane(sources, words, viewer);
    add(header, unwritten, main);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  /** Where an alarm is shown. */
  static String path(Alarm alarm) {
    return "m/alarm/" + alarm.id();
  }

  @Override
  public void setParameter(BeforeEvent event, Long id) {
    alarm = id;
    shownRevision = -1;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  private void refresh() {
    header.refresh();
    unwritten.refresh(sources.alarms());
    if (sources.alarms().revision() == shownRevision) {
      return;
    }
    shownRevision = sources.alarms().revision();
    main.removeAll();
    find()
        .ifPresentOrElse(
            found -> {
              main.setClassName("l" + found.severity());
              pane.show(found);
              main.add(pane);
            },
            () -> main.add(new Paragraph(getTranslation("phone.gone"))));
  }

  private Optional<Alarm> find() {
    return Stream.of(
            sources.alarms().standing(viewer),
            sources.alarms().each(viewer),
            sources.alarms().ended(viewer, OVER))
        .flatMap(List::stream)
        .filter(each -> each.id() == alarm)
        .findFirst();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("phone.title"));
  }
}
