package org.parkwatch.ui.service;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.parkwatch.alerting.board.OrderRefused;
import org.parkwatch.alerting.board.ServiceOrder;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.marks.Field;

/** What is needed to take something out of service. */
final class ServiceForm extends Div {
  private static final int TEXT_LENGTH = 200;

  private final Field kind;
  private final Field code;
  private final Field order;
  private final Field reason;
  private final Field owner;
  private final Field hours;

  ServiceForm(Viewer viewer, Consumer<ServiceForm> send) {
    addClassName("pw-form");
    Map<String, String> kinds = new LinkedHashMap<>();
    for (OutOfService.Kind each : OutOfService.Kind.values()) {
      String word = each.name().toLowerCase(Locale.ROOT);
      kinds.put(each.name(), getTranslation("service.kind." + word));
    }
    String first = OutOfService.Kind.DEVICE.name();
    kind = Field.choice("kind", getTranslation("service.kind"), kinds, first);
    code = field("code", "service.code");
    order = field("order", "service.order");
    reason = field("reason", "service.reason");
    owner = field("owner", "service.owner");
    owner.set(viewer.name());
    hours = field("hours", "service.hours");
    hours.set("4");
    NativeButton out = new NativeButton(getTranslation("service.take-out"), c -> send.accept(this));
    out.setId("take-out");
    add(
        new H2(getTranslation("service.form")),
        kind,
        code,
        order,
        reason,
        owner,
        hours,
        new Paragraph(getTranslation("service.safety")),
        out);
  }

  private Field field(String id, String word) {
    return Field.text(id, getTranslation(word), "", TEXT_LENGTH);
  }

  /**
   * What stands in the form.
   *
   * @throws OrderRefused if something is missing or wrong
   */
  ServiceOrder order() {
    return new ServiceOrder(
        new OutOfService.Target(OutOfService.Kind.valueOf(kind.value()), code.value().strip()),
        order.value(),
        reason.value(),
        owner.value(),
        time());
  }

  private Duration time() {
    try {
      return Duration.ofSeconds(Math.round(Double.parseDouble(hours.value().strip()) * 3600));
    } catch (NumberFormatException e) {
      throw new OrderRefused(OrderRefused.Fault.TIME, "no number of hours: " + hours.value());
    }
  }
}
