package org.parkwatch.ui.service;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parkwatch.alerting.board.OrderRefused;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.shell.TablePage;
import org.parkwatch.ui.words.Figures;

/**
 * What is out of service and what returned lately, with the work orders; beside the list the form
 * that takes something out.
 */
@Route(value = "service", layout = DeskLayout.class)
@PermitAll
public final class ServiceView extends Composite<TablePage> implements HasDynamicTitle {
  private static final Duration PACE = Duration.ofSeconds(1);
  private static final TablePage.Words WORDS =
      new TablePage.Words(
          "service.title",
          "service.about",
          "service.empty",
          "service.form",
          List.of(
              "service.what",
              "service.order",
              "service.reason",
              "service.owner",
              "service.since",
              "service.until",
              "service.alarms",
              "service.state"));

  private final TablePage page = getContent();
  private final Sources sources;
  private final Viewer viewer;
  private long shownRevision = -1;

  public ServiceView(Sources sources) {
    this.sources = sources;
    viewer = sources.viewers().current();
    page.addBeside(
        viewer.may(Right.OUT_OF_SERVICE)
            ? new ServiceForm(viewer, this::takeOut)
            : new RoleNote(viewer.role(), Right.OUT_OF_SERVICE));
    sources.refresher().follow(this, PACE, this::refresh);
  }

  @Override
  protected void onAttach(AttachEvent event) {
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
    page.rows(services.stream().map(service -> row(service, park)).toList());
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
      page.wrong(getTranslation("service.refused"));
      return;
    } catch (OrderRefused refused) {
      String fault = refused.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
      page.wrong(getTranslation("service.incomplete", getTranslation("service.wrong." + fault)));
      return;
    }
    var _ = sent.whenComplete((count, failure) -> answer(ui, failure));
  }

  private void answer(UI ui, @Nullable Throwable failure) {
    try {
      var _ =
          ui.access(() -> {
            if (failure == null) {
              page.done(getTranslation("service.done"));
            } else {
              boolean trail = failure instanceof TrailUnavailable;
              page.wrong(getTranslation(trail ? "service.unrecorded" : "service.failed"));
            }
            show();
          });
    } catch (UIDetachedException e) {
      // the page was left meanwhile: what was done holds, there is nobody to tell
    }
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
