package org.parkwatch.ui.certificates;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.BiConsumer;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.commissioning.ServerCertificate.Standing;
import org.parkwatch.ui.marks.Field;

/** One certificate beside the list: all that is known of it, and what may be decided. */
final class CertificatePane extends Div {
  private static final int MOST_DEVICES = 12;

  /** Decides about a certificate. */
  interface Decision {
    void take(ServerCertificate certificate, Standing standing, String reason);
  }

  private final ServerCertificate certificate;
  private final Field reason;

  CertificatePane(
      ServerCertificate certificate,
      CertificateWords words,
      Decision decision,
      BiConsumer<ServerCertificate, String> forget) {
    this.certificate = certificate;
    addClassNames("pw-form", "pw-cert");
    Span standing = new Span(words.standing(certificate.standing()));
    standing.addClassName("cap");
    add(new H2(certificate.subject()), standing);
    certificate
        .replaces()
        .ifPresent(old -> {
          Paragraph changed = new Paragraph(getTranslation("certificates.replaces", old));
          changed.setId("replaces");
          add(changed);
        });
    reason = Field.text("reason", getTranslation("accounts.reason"), "", 400);
    add(facts(words), reason, buttons(decision, forget));
  }

  private DescriptionList facts(CertificateWords words) {
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    pair(list, "certificates.thumbprint", certificate.printed());
    pair(list, "certificates.issuer", certificate.issuer());
    pair(list, "certificates.from", words.date(certificate.notBefore()));
    pair(list, "certificates.until", words.until(certificate));
    pair(list, "certificates.since", words.date(certificate.since()));
    pair(list, "certificates.server", String.join(", ", certificate.servers()));
    pair(list, "certificates.devices", devices());
    return list;
  }

  private String devices() {
    List<String> codes = certificate.devices();
    String first = String.join(", ", codes.subList(0, Math.min(MOST_DEVICES, codes.size())));
    return codes.size() <= MOST_DEVICES
        ? first
        : getTranslation("certificates.more", first, codes.size() - MOST_DEVICES);
  }

  private static void pair(DescriptionList list, String word, String value) {
    Div pair =
        new Div(
            new DescriptionList.Term(list.getTranslation(word)),
            new DescriptionList.Description(value.isEmpty() ? "–" : value));
    list.getElement().appendChild(pair.getElement());
  }

  private Div buttons(Decision decision, BiConsumer<ServerCertificate, String> forget) {
    Div bar = new Div();
    bar.addClassName("bar");
    for (Standing standing : List.of(Standing.TRUSTED, Standing.REFUSED)) {
      if (certificate.standing() != standing) {
        bar.add(
            button(
                standing == Standing.TRUSTED ? "certificates.accept" : "certificates.refuse",
                () -> decision.take(certificate, standing, reason.value())));
      }
    }
    bar.add(button("certificates.forget", () -> forget.accept(certificate, reason.value())));
    return bar;
  }

  private NativeButton button(String word, Runnable pressed) {
    NativeButton button = new NativeButton(getTranslation(word), click -> pressed.run());
    button.setId(word.substring(word.indexOf('.') + 1));
    return button;
  }
}
