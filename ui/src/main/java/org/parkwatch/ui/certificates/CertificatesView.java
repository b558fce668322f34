package org.parkwatch.ui.certificates;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.commissioning.CertificateQuarantine;
import org.parkwatch.facility.commissioning.CertificateQuarantine.Outcome;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;
import org.parkwatch.ui.access.Needs;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * For administrators: the certificates that servers of devices showed, which of them are trusted,
 * and the buttons that decide it. One in detail beside the list.
 */
@Route(value = "certificates", layout = DeskLayout.class)
@PermitAll
@Needs(Right.TRUST)
public final class CertificatesView extends Div implements HasDynamicTitle {
  private static final List<String> COLUMNS =
      List.of(
          "certificates.standing",
          "certificates.server",
          "certificates.subject",
          "certificates.devices",
          "certificates.since",
          "certificates.until");

  private final CertificateQuarantine quarantine;
  private final Sources sources;
  private final CertificateWords words;
  private final NativeTable table = new NativeTable();
  private final NativeTableBody rows = table.addBody();
  private final Paragraph none = new Paragraph();
  private final Div answer = new Div();
  private final Div pane = new Div();
  private String shown = "";

  public CertificatesView(CertificateQuarantine quarantine, Sources sources) {
    this.quarantine = quarantine;
    this.sources = sources;
    words =
        new CertificateWords(
            this, sources.clock(), sources.parks().current(sources.viewers().current()).zone());
    addClassName("pw-accounts");
    answer.getElement().setAttribute("role", "alert");
    Aside side = new Aside(answer, pane);
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation("certificates.detail"));
    add(list(), side);
    show("");
  }

  private Div list() {
    NativeButton again =
        new NativeButton(
            getTranslation("certificates.refresh"),
            click -> {
              say("", "");
              show(shown);
            });
    again.setId("refresh");
    Div head = new Div(new H2(getTranslation("certificates.title")), again);
    head.addClassName("bar");
    NativeTableRow titles = new NativeTableRow();
    for (String column : COLUMNS) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(column));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    table.getHead().add(titles);
    none.setText(getTranslation("certificates.none"));
    none.setId("none");
    Div list = new Div(head, new Paragraph(getTranslation("certificates.about")), none, table);
    list.addClassName("list");
    return list;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("certificates.title"))));
  }

  /** Shows all certificates as they are now, and one of them in detail. */
  private void show(String thumbprint) {
    shown = thumbprint;
    rows.removeAll();
    pane.removeAll();
    List<ServerCertificate> all = List.of();
    try {
      all = quarantine.list(sources.viewers().current());
    } catch (UncheckedIOException e) {
      say("wrong", String.valueOf(e.getMessage()));
    }
    none.setVisible(all.isEmpty());
    table.setVisible(!all.isEmpty());
    all.forEach(certificate -> rows.add(row(certificate)));
    Optional<ServerCertificate> chosen = find(all, thumbprint);
    if (chosen.isPresent()) {
      pane.add(new CertificatePane(chosen.get(), words, this::decide, this::forget));
    } else {
      pane.add(new Paragraph(getTranslation("certificates.choose")));
    }
  }

  private static Optional<ServerCertificate> find(List<ServerCertificate> all, String thumbprint) {
    return all.stream().filter(known -> known.thumbprint().equals(thumbprint)).findFirst();
  }

  private NativeTableRow row(ServerCertificate certificate) {
    NativeButton choose =
        new NativeButton(
            words.standing(certificate.standing()),
            click -> {
              say("", "");
              show(certificate.thumbprint());
            });
    choose
        .getElement()
        .setAttribute("aria-pressed", Boolean.toString(certificate.thumbprint().equals(shown)));
    NativeTableRow row = new NativeTableRow();
    row.add(new NativeTableCell(choose));
    for (String text :
        List.of(
            String.join(", ", certificate.servers()),
            certificate.subject(),
            Figures.count(certificate.devices().size()),
            words.date(certificate.since()),
            words.until(certificate))) {
      row.add(new NativeTableCell(text));
    }
    if (certificate.standing() == Standing.REFUSED) {
      row.addClassName("off");
    }
    return row;
  }

  private void decide(ServerCertificate certificate, Standing standing, String reason) {
    Outcome outcome =
        quarantine.decide(sources.viewers().current(), certificate.thumbprint(), standing, reason);
    String key = "certificates.done." + standing.name().toLowerCase(Locale.ROOT);
    tell(outcome, key, certificate);
    if (outcome == Outcome.DONE) {
      Standing before = certificate.standing();
      NativeButton undo = new NativeButton(getTranslation("certificates.undo"));
      undo.setId("undo");
      undo.addClickListener(click ->
          decide(
              find(quarantine.list(sources.viewers().current()), certificate.thumbprint())
                  .orElse(certificate),
              before,
              getTranslation("certificates.undone", reason)));
      answer.add(undo);
      show(certificate.thumbprint());
    }
  }

  private void forget(ServerCertificate certificate, String reason) {
    Outcome outcome =
        quarantine.forget(sources.viewers().current(), certificate.thumbprint(), reason);
    tell(outcome, "certificates.done.forgotten", certificate);
    if (outcome == Outcome.DONE) {
      show("");
    }
  }

  private void tell(Outcome outcome, String done, ServerCertificate certificate) {
    boolean good = outcome == Outcome.DONE;
    String key = "certificates.answer." + outcome.name().toLowerCase(Locale.ROOT);
    say(good ? "done" : "wrong", getTranslation(good ? done : key, certificate.subject()));
  }

  private void say(String kind, String text) {
    answer.setClassName(kind);
    answer.removeAll();
    if (!text.isEmpty()) {
      answer.add(new Span(text));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("certificates.title"));
  }
}
