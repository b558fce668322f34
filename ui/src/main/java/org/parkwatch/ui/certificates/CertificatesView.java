package org.parkwatch.ui.certificates;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
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
import org.parkwatch.ui.marks.Choice;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.shell.TablePage;
import org.parkwatch.ui.words.Figures;

/**
 * For administrators: the certificates that servers of devices showed, which of them are trusted,
 * and the buttons that decide it. One in detail beside the list.
 */
@Route(value = "certificates", layout = DeskLayout.class)
@PermitAll
@Needs(Right.TRUST)
public final class CertificatesView extends Composite<TablePage> implements HasDynamicTitle {
  private static final TablePage.Words WORDS =
      new TablePage.Words(
          "certificates.title",
          "certificates.about",
          "certificates.none",
          "certificates.detail",
          List.of(
              "certificates.standing",
              "certificates.server",
              "certificates.subject",
              "certificates.devices",
              "certificates.since",
              "certificates.until"));

  private final TablePage page = getContent();
  private final CertificateQuarantine quarantine;
  private final Sources sources;
  private final CertificateWords words;
  private final Div pane = new Div();
  private String shown = "";

  public CertificatesView(CertificateQuarantine quarantine, Sources sources) {
    this.quarantine = quarantine;
    this.sources = sources;
    words =
        new CertificateWords(
            this, sources.clock(), sources.parks().current(sources.viewers().current()).zone());
    NativeButton again =
        new NativeButton(
            getTranslation("certificates.refresh"),
            click -> {
              page.unsay();
              show(shown);
            });
    again.setId("refresh");
    page.addButton(again);
    page.addBeside(pane);
    show("");
  }

  /** Shows all certificates as they are now, and one of them in detail. */
  private void show(String thumbprint) {
    shown = thumbprint;
    pane.removeAll();
    List<ServerCertificate> all = List.of();
    try {
      all = quarantine.list(sources.viewers().current());
    } catch (UncheckedIOException e) {
      page.wrong(String.valueOf(e.getMessage()));
    }
    page.rows(all.stream().map(this::row).toList());
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
    Choice choose =
        new Choice(
            words.standing(certificate.standing()),
            certificate.thumbprint().equals(shown),
            () -> {
              page.unsay();
              show(certificate.thumbprint());
            });
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
    if (outcome != Outcome.DONE) {
      refused(outcome, certificate);
      return;
    }
    Standing before = certificate.standing();
    NativeButton undo = new NativeButton(getTranslation("certificates.undo"));
    undo.setId("undo");
    undo.addClickListener(click ->
        decide(
            find(quarantine.list(sources.viewers().current()), certificate.thumbprint())
                .orElse(certificate),
            before,
            getTranslation("certificates.undone", reason)));
    String key = "certificates.done." + standing.name().toLowerCase(Locale.ROOT);
    page.done(getTranslation(key, certificate.subject()), undo);
    show(certificate.thumbprint());
  }

  private void forget(ServerCertificate certificate, String reason) {
    Outcome outcome =
        quarantine.forget(sources.viewers().current(), certificate.thumbprint(), reason);
    if (outcome != Outcome.DONE) {
      refused(outcome, certificate);
      return;
    }
    page.done(getTranslation("certificates.done.forgotten", certificate.subject()));
    show("");
  }

  private void refused(Outcome outcome, ServerCertificate certificate) {
    String key = "certificates.answer." + outcome.name().toLowerCase(Locale.ROOT);
    page.wrong(getTranslation(key, certificate.subject()));
  }

  @Override
  protected TablePage initContent() {
    return new TablePage(WORDS);
  }

  @Override
  public String getPageTitle() {
    return page.windowTitle();
  }
}
