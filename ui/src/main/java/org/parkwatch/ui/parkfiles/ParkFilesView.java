package org.parkwatch.ui.parkfiles;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.change.ParkDiff;
import org.parkwatch.facility.change.ParkNotFollowed;
import org.parkwatch.facility.change.ParkReload;
import org.parkwatch.facility.change.ParkReview;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.store.ParkRefused;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.ui.access.Needs;
import org.parkwatch.ui.access.Viewers;
import org.parkwatch.ui.marks.RoleNote;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;

/**
 * For planners and administrators: what the park files would change, every mistake in them, and for
 * the latter the button that puts them in force while everything runs. It asks for a reason, which
 * the audit trail keeps.
 */
@Route(value = "park-files", layout = DeskLayout.class)
@PermitAll
@Needs(Right.REVIEW_PARK)
public final class ParkFilesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private final ParkReload reload;
  private final Viewers viewers;
  private final Paragraph state = new Paragraph();
  private final Div answer = new Div();
  private final UnorderedList problems = new UnorderedList();
  private final DiffList diff = new DiffList();
  private final Element reason = new Element("input");
  private final NativeButton apply = new NativeButton();
  private final NativeButton all = new NativeButton();
  private ParkReview review = new ParkReview(0, "", new ParkDiff(Map.of()), List.of());

  public ParkFilesView(ParkReload reload, Viewers viewers) {
    this.reload = reload;
    this.viewers = viewers;
    addClassName("pw-files");
    answer.getElement().setAttribute("role", "alert");
    problems.addClassName("problems");
    NativeButton again = new NativeButton(getTranslation("park-files.compare"), e -> compare());
    again.setId("compare");
    all.setText(getTranslation("park-files.all"));
    all.addClickListener(click -> diff.show(review.diff(), true));
    Div bar = new Div(again, all);
    bar.addClassName("bar");
    add(
        new H2(getTranslation("park-files.title")),
        new Paragraph(getTranslation("park-files.about")),
        answer,
        state,
        bar,
        problems,
        form(),
        diff);
  }

  private Div form() {
    Element label = new Element("label").setAttribute("for", "reason");
    label.setText(getTranslation("park-files.reason"));
    reason.setAttribute("id", "reason").setAttribute("maxlength", "400");
    reason.addPropertyChangeListener("value", "change", event -> {});
    apply.setText(getTranslation("park-files.apply"));
    apply.setId("apply");
    apply.addClickListener(click -> apply());
    Div form = new Div();
    form.addClassName("bar");
    form.getElement().appendChild(label, reason);
    form.add(apply);
    Viewer viewer = viewers.current();
    if (!viewer.may(Right.CHANGE_PARK)) {
      form.add(new RoleNote(viewer.role(), Right.CHANGE_PARK));
    }
    return form;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    compare();
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("park-files.title"))));
  }

  private void compare() {
    answer.setText("");
    look();
  }

  private void look() {
    review = reload.review(viewers.current());
    boolean wrong = !review.problems().isEmpty();
    String kind = wrong ? "wrong" : review.diff().isEmpty() ? "same" : "differ";
    state.setText(getTranslation("park-files.state." + kind, review.revision()));
    problems.removeAll();
    review.problems().forEach(problem -> problems.add(new ListItem(problem)));
    problems.setVisible(wrong);
    diff.show(review.diff(), false);
    all.setVisible(!review.diff().isEmpty());
    apply.setEnabled(review.applicable() && viewers.current().may(Right.CHANGE_PARK));
  }

  private void apply() {
    String why = reason.getProperty("value", "").strip();
    if (why.isEmpty()) {
      say("wrong", getTranslation("park-files.reason-missing"));
      return;
    }
    try {
      Park park = reload.apply(viewers.current(), review.hash(), why);
      reason.setProperty("value", "");
      say("done", getTranslation("park-files.done", park.revision()));
    } catch (ParkRefused | InputRefused | ParkNotFollowed e) {
      say("wrong", String.valueOf(e.getMessage()));
    }
    look();
  }

  private void say(String kind, String text) {
    answer.setClassName(kind);
    answer.setText(text);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("park-files.title"));
  }
}
