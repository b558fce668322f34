package org.parkwatch.ui.health;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.health.StoreHealth;
import org.parkwatch.telemetry.health.StoreState;
import org.parkwatch.telemetry.history.Refused;
import org.parkwatch.ui.access.Needs;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * For those who keep the data: which samples were refused and who sent them, which files were found
 * damaged, and beside it how the log, the history and the last backup are.
 */
@Route(value = "data-health", layout = DeskLayout.class)
@PermitAll
@Needs(Right.DATA_HEALTH)
public final class DataHealthView extends Div implements HasDynamicTitle {
  private final StoreHealth stores;
  private final Sources sources;
  private final Div refused = new Div();
  private final Aside side = new Aside();

  public DataHealthView(StoreHealth stores, Sources sources) {
    this.stores = stores;
    this.sources = sources;
    addClassName("pw-accounts");
    refused.addClassName("list");
    refused.getElement().setAttribute("tabindex", "0"); // or nobody scrolls it with keys
    side.addClassName("pw-side");
    side.getElement().setAttribute("aria-label", getTranslation("data-health.stores"));
    side.getElement().setAttribute("tabindex", "0");
    add(refused, side);
    show();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("data-health.title"))));
  }

  private void show() {
    Viewer viewer = sources.viewers().current();
    viewer.require(Right.DATA_HEALTH);
    Park park = sources.parks().current(viewer);
    StoreState state = stores.state();
    List<Refused> all = stores.refused().stream().filter(each -> seen(viewer, park, each)).toList();
    refused.removeAll();
    refused.add(head(), new Paragraph(getTranslation("data-health.about")), sums(state));
    if (all.isEmpty()) {
      Paragraph none = new Paragraph(getTranslation("data-health.none"));
      none.setId("none");
      refused.add(none);
    } else {
      refused.add(new RefusedTable(park, all, sources.clock().millis()));
    }
    damages(park);
    park.devices().stream()
        .filter(device -> park.equipmentOf(device).kind() == EquipmentKind.SERVER)
        .findFirst()
        .ifPresent(server -> refused.add(charts(server)));
    side.removeAll();
    side.add(new StoreFacts(state, stores.lastBackup(), park.zone()));
  }

  private void damages(Park park) {
    refused.add(new H2(getTranslation("data-health.damages")));
    List<Damage> all = stores.damages();
    if (all.isEmpty()) {
      refused.add(new Paragraph(getTranslation("data-health.damages-none")));
    } else {
      refused.add(
          new Paragraph(getTranslation("data-health.damages-about")),
          new DamageTable(all, sources.clock().millis(), park.zone()));
    }
  }

  /** What nobody owns is seen by those who see everything. */
  private static boolean seen(Viewer viewer, Park park, Refused refused) {
    return viewer.scope().everything() || park.specOfPoint(refused.point()).isPresent();
  }

  private Div head() {
    NativeButton again = new NativeButton(getTranslation("data-health.refresh"), click -> show());
    again.setId("refresh");
    Div head = new Div(new H2(getTranslation("data-health.title")), again);
    head.addClassName("bar");
    return head;
  }

  private Paragraph sums(StoreState state) {
    Paragraph sums =
        new Paragraph(
            getTranslation(
                "data-health.sums",
                Figures.count(state.refused()),
                Figures.count(state.history().refusedUnknownPoint()),
                Figures.count(state.history().refusedNotANumber()),
                Figures.count(state.history().refusedTime()),
                Figures.count(state.history().refusedGone())));
    sums.setId("sums");
    return sums;
  }

  private Paragraph charts(Device server) {
    Anchor link = new Anchor("device/" + server.code(), getTranslation("data-health.charts"));
    link.getElement().setAttribute("router-link", true);
    return new Paragraph(link);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("data-health.title"));
  }
}
