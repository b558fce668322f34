package org.parkwatch.ui.service;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
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
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * What is out of service and what returned lately, with the work orders; beside the list the form
 * that takes something out.
 */
@Route(value = "service", layout = DeskLayout.class)
@PermitAll
public final class ServiceView extends Div implements HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final List<String> COLUMNS =
      List.of(
          "service.what",
          "service.order",
          "service.reason",
          "service.owner",
          "service.since",
          "service.until",
          "service.alarms",
          "service.state");

  private final Sources sources;
  private final Viewer viewer;
  private final NativeTable table = new NativeTable();
  private final NativeTableBody rows = table.addBody();
  private final Paragraph none = new Paragraph();
  private final Div answer = new Div();
  private long shownRevision = -1;

  public ServiceView(Sources sources) {
    this.sources = sources;
    viewer = sources.viewers().current();
    addClassName("pw-accounts");
    answer.getElement().setAttribute("role", "alert");
    Component form =
        viewer.may(Right.OUT_OF_SERVICE)
            ? new ServiceForm(viewer, this::takeOut)
            : new RoleNote(viewer.role(), Right.OUT_OF_SERVICE);
    Aside side = new Aside(answer, form);
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation("service.form"));
    add(list(), side);
    sources.refresher().follow(this, PACE, this::refresh);
  }

  private Div list() {
    NativeTableRow titles = new NativeTableRow();
    for (String column : COLUMNS) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(column));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    table.getHead().add(titles);
    none.setText(getTranslation("service.empty"));
    none.setId("none");
    Div list =
        new Div(
            new H2(getTranslation("service.title")),
            new Paragraph(getTranslation("service.about")),
            none,
            table);
    list.addClassName("list");
    return list;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("service.title"))));
    show();
  }

  private void refresh() {
    if (sources.alarms().revision() != shownRevision) {
      show();
    }
  }

  private void show() {
    shownRevision = sources.alarms().revision();
    List<OutOfService> services = sources.alarms().life().outOfService(viewer);
    Park park = sources.parks().current(viewer);
    rows.removeAll();
    services.forEach(service -> rows.add(row(service, park)));
    none.setVisible(services.isEmpty());
    table.setVisible(!services.isEmpty());
  }

  private NativeTableRow row(OutOfService service, Park park) {
    long now = sources.clock().millis();
    long alarms =
        sources.alarms().life().aside(viewer).stream()
            .filter(aside -> service.equals(aside.service()))
            .count();
    NativeTableRow row = new NativeTableRow();
    for (String text :
        List.of(
            service.target().code(),
            service.workOrder(),
            service.reason(),
            service.owner(),
            Figures.moment(service.sinceMillis(), now, park.zone()),
            Figures.moment(service.untilMillis(), now, park.zone()),
            service.inForce() ? Figures.count(alarms) : "–")) {
      row.add(new NativeTableCell(text));
    }
    row.add(new NativeTableCell(state(service, now, park)));
    if (!service.inForce()) {
      row.addClassName("off");
    }
    return row;
  }

  private Component state(OutOfService service, long now, Park park) {
    if (!service.inForce()) {
      String at = Figures.moment(service.endedMillis(), now, park.zone());
      return new Paragraph(
          service.endedBy().isEmpty()
              ? getTranslation("service.returned", at)
              : getTranslation("service.put-back", service.endedBy(), at));
    }
    if (!viewer.may(Right.OUT_OF_SERVICE)) {
      return new Paragraph(getTranslation("service.out"));
    }
    NativeButton back =
        new NativeButton(
            getTranslation("service.back"),
            click -> send(() -> sources.alarms().life().putBack(viewer, service.id(), "")));
    back.addClassName("put-back");
    return back;
  }

  private void takeOut(ServiceForm form) {
    send(() -> sources.alarms().life().takeOut(viewer, form.order()));
  }

  private void send(Supplier<CompletableFuture<Integer>> call) {
    UI ui = getUI().orElseThrow();
    CompletableFuture<Integer> sent;
    try {
      sent = call.get();
    } catch (AccessRefused refused) {
      say("wrong", getTranslation("service.refused"));
      return;
    } catch (IllegalArgumentException e) {
      say("wrong", getTranslation("service.incomplete", String.valueOf(e.getMessage())));
      return;
    }
    var _ = sent.whenComplete((count, failure) -> answer(ui, failure));
  }

  private void answer(UI ui, @Nullable Throwable failure) {
    try {
      var _ =
          ui.access(() -> {
            String word =
                failure == null
                    ? "service.done"
                    : failure instanceof TrailUnavailable ? "service.unrecorded" : "service.failed";
            say(failure == null ? "done" : "wrong", getTranslation(word));
            show();
          });
    } catch (UIDetachedException e) {
      // the page was left meanwhile: what was done holds, there is nobody to tell
    }
  }

  private void say(String kind, String text) {
    answer.setClassName(kind);
    answer.setText(text);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("service.title"));
  }
}
