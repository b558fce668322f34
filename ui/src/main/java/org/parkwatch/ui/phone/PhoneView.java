package org.parkwatch.ui.phone;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.alarms.Acknowledgement;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.JournalBand;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/** On call: alarms that nobody has first, each with one large button; then the others. No map. */
@Route("m")
@PermitAll
public final class PhoneView extends Div implements HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int CARDS = 10;
  private static final int ROWS = 20;

  private final Sources sources;
  private final Words words;
  private final Viewer viewer;
  private final Span waiting = new Span();
  private final Element clock = new Element("pw-clock");
  private final JournalBand unwritten = new JournalBand();
  private final Main main = new Main();
  private long shownRevision = -1;

  public PhoneView(Sources sources, Words words, SignOut signOut) {
    this.sources = sources;
    this.words = words;
    viewer = sources.viewers().current();
    addClassName("pw-phone");
    add(header(), unwritten, main, footer(signOut));
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Header header() {
    H1 title = new H1(getTranslation("phone.title"));
    Element small = new Element("small");
    small.appendChild(waiting.getElement());
    title.getElement().appendChild(small);
    clock.setAttribute("live", "");
    clock.setAttribute("old", getTranslation("clock.old"));
    clock.setAttribute("none", getTranslation("clock.none"));
    Span who = new Span(viewer.name() + " · " + RoleNote.name(this, viewer.role()));
    who.addClassName("who");
    Header header = new Header(title);
    header.getElement().appendChild(clock);
    Div old = new Div(new Span(getTranslation("phone.data-old")));
    old.addClassNames("old", "hatch");
    old.getElement().setAttribute("role", "alert");
    header.add(who, old);
    return header;
  }

  private Footer footer(SignOut signOut) {
    Button desk = new Button(getTranslation("phone.desk"));
    desk.addClickListener(click ->
        desk.getElement()
            .executeJs("sessionStorage.setItem('pw-desk', '1'); location.assign('.');"));
    Button out = new Button(getTranslation("sign-out"), click -> signOut.now());
    return new Footer(desk, out);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    clock.setAttribute("zone", sources.parks().current(viewer).zone().getId());
    refresh();
  }

  private void refresh() {
    clock.setAttribute("now", Long.toString(sources.clock().millis()));
    clock.setAttribute("data", Long.toString(sources.latest().watermark()));
    unwritten.refresh(sources.alarms());
    if (sources.alarms().revision() == shownRevision) {
      return;
    }
    shownRevision = sources.alarms().revision();
    show(sources.alarms().standing(viewer));
  }

  private void show(List<Alarm> alarms) {
    List<Alarm> mine =
        alarms.stream().filter(alarm -> alarm.state() != AlarmState.ACKNOWLEDGED).toList();
    List<Alarm> others =
        alarms.stream().filter(alarm -> alarm.state() == AlarmState.ACKNOWLEDGED).toList();
    waiting.setText(getTranslation("phone.waiting", Figures.count(mine.size())));
    main.removeAll();
    if (mine.isEmpty()) {
      main.add(new Paragraph(getTranslation("phone.none")));
    }
    mine.stream().limit(CARDS).map(this::card).forEach(main::add);
    if (mine.size() > CARDS) {
      main.add(new Paragraph(getTranslation("phone.more", Figures.count(mine.size() - CARDS))));
    }
    if (!others.isEmpty()) {
      H2 title = new H2(getTranslation("phone.others"));
      title.addClassName("others");
      main.add(title);
      others.stream().limit(ROWS).map(this::row).forEach(main::add);
    }
  }

  private Div card(Alarm alarm) {
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Div top =
        new Div(
            SeverityMark.of(alarm, 28),
            new Span(getTranslation("level." + alarm.severity())),
            Running.of(alarm));
    top.addClassName("top");
    Span since =
        new Span(
            getTranslation(
                "alarms.since",
                Figures.moment(
                    alarm.sinceMillis(),
                    sources.clock().millis(),
                    sources.parks().current(viewer).zone())));
    since.addClassName("since");
    Div card =
        new Div(
            top,
            new H2(text.place()),
            new Paragraph((text.what() + " " + text.value() + " " + text.limit()).strip()),
            since);
    card.addClassNames("card", "l" + alarm.severity());
    if (Acknowledgement.allowed(viewer)) {
      Button take = new Button(getTranslation("phone.take"));
      take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      take.setDisableOnClick(true);
      take.addClickListener(click ->
          new Acknowledgement(this, sources)
              .take(List.of(alarm.id()), "", () -> take.setEnabled(true)));
      card.add(take);
    } else {
      card.add(new RoleNote(viewer.role(), Right.ACKNOWLEDGE));
    }
    return card;
  }

  private Div row(Alarm alarm) {
    AlarmWords text = AlarmWords.of(alarm, Language.of(getLocale()), words);
    Span what = new Span((text.place() + " " + text.what() + " " + text.value()).strip());
    what.addClassName("what");
    String owner = alarm.acknowledgedBy();
    Span sub = new Span(owner == null ? "" : getTranslation("alarms.has-it", owner));
    sub.addClassName("sub");
    Div row = new Div(SeverityMark.of(alarm, 26), what, sub, Running.of(alarm));
    row.addClassName("row");
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("phone.title"));
  }
}
