package org.parkwatch.ui.phone;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Meaning;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.SignOut;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.marks.Icons;
import org.parkwatch.ui.marks.JournalBand;
import org.parkwatch.ui.marks.Pressing;
import org.parkwatch.ui.marks.Running;
import org.parkwatch.ui.marks.SeverityMark;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * On call. First the alarms that nobody has, each with one large button; then those that the viewer
 * has; then those that others have. No map.
 */
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
  private final PhoneHeader header;
  private final JournalBand unwritten = new JournalBand();
  private final Main main = new Main();
  private long shownRevision = -1;

  /** When the next alarm on the page will have waited too long; UTC. */
  private long nextDueMillis = Long.MAX_VALUE;

  public PhoneView(Sources sources, Words words, SignOut signOut) {
    this.sources = sources;
    this.words = words;
    viewer = sources.viewers().current();
    addClassName("pw-phone");
    H1 title = new H1(getTranslation("phone.title"));
    Element small = new Element("small");
    small.appendChild(waiting.getElement());
    title.getElement().appendChild(small);
    header = new PhoneHeader(title, sources, viewer);
    add(header, unwritten, main, footer(signOut));
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Footer footer(SignOut signOut) {
    Anchor alarms = new Anchor("m", Icons.ALARMS.draw());
    alarms.add(new Span(getTranslation("rail.alarms")));
    alarms.getElement().setAttribute("aria-current", "page");
    NativeButton desk = tab(Icons.MAP.draw(), "phone.desk");
    desk.addClickListener(click ->
        desk.getElement()
            .executeJs("sessionStorage.setItem('pw-desk', '1'); location.assign('.');"));
    NativeButton out = tab(Icons.LEAVE.draw(), "sign-out");
    out.addClickListener(click -> signOut.now());
    return new Footer(alarms, desk, out);
  }

  private NativeButton tab(Html icon, String word) {
    NativeButton tab = new NativeButton();
    tab.add(icon, new Span(getTranslation(word)));
    return tab;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  private void refresh() {
    header.refresh();
    unwritten.refresh(sources.alarms());
    if (sources.alarms().revision() == shownRevision && sources.clock().millis() < nextDueMillis) {
      return;
    }
    shownRevision = sources.alarms().revision();
    show(sources.alarms().standing(viewer));
  }

  private void show(List<Alarm> alarms) {
    List<Alarm> open =
        alarms.stream().filter(alarm -> alarm.state().open()).sorted(Pressing.FIRST).toList();
    long now = sources.clock().millis();
    nextDueMillis =
        open.stream()
                .mapToLong(alarm -> PhoneCard.dueMillis(alarm, sources))
                .filter(due -> due >= now)
                .min()
                .orElse(Long.MAX_VALUE - 1)
            + 1;
    waiting.setText(getTranslation("phone.waiting", Figures.count(open.size())));
    Map<Long, Meaning> meanings = sources.alarms().meanings(viewer);
    main.removeAll();
    if (open.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("phone.none"));
      none.addClassName("none");
      main.add(none);
    }
    open.stream()
        .limit(CARDS)
        .map(alarm -> new PhoneCard(alarm, text(alarm), meanings.get(alarm.id()), sources, viewer))
        .forEach(main::add);
    if (open.size() > CARDS) {
      main.add(new Paragraph(getTranslation("phone.more", Figures.count(open.size() - CARDS))));
    }
    rows("phone.mine", taken(alarms, true));
    rows("phone.others", taken(alarms, false));
  }

  private List<Alarm> taken(List<Alarm> alarms, boolean mine) {
    return alarms.stream()
        .filter(alarm -> !alarm.state().open())
        .filter(alarm -> viewer.name().equals(alarm.acknowledgedBy()) == mine)
        .toList();
  }

  private void rows(String title, List<Alarm> alarms) {
    if (alarms.isEmpty()) {
      return;
    }
    H2 above = new H2(getTranslation(title, Figures.count(alarms.size())));
    above.addClassName("others");
    main.add(above);
    alarms.stream().limit(ROWS).map(this::row).forEach(main::add);
  }

  private AlarmWords text(Alarm alarm) {
    return AlarmWords.of(alarm, Language.of(getLocale()), words);
  }

  private Anchor row(Alarm alarm) {
    AlarmWords text = text(alarm);
    Span what = new Span((text.place() + " " + text.what()).strip());
    what.addClassName("what");
    String owner = alarm.acknowledgedBy();
    String has =
        owner == null || owner.equals(viewer.name())
            ? getTranslation("phone.you-have-it")
            : getTranslation("alarms.has-it", owner);
    String value = (text.value() + " " + text.limit()).strip();
    Span sub = new Span(value.isEmpty() ? has : has + " · " + value);
    sub.addClassName("sub");
    Anchor row = new Anchor(PhoneAlarmView.path(alarm), SeverityMark.of(alarm, 26));
    row.add(what, sub, Running.of(alarm));
    row.getElement().setAttribute("router-link", true);
    row.addClassNames("row", "l" + alarm.severity());
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("phone.title"));
  }
}
