package org.parkwatch.ui.access;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import org.parkwatch.facility.access.AccessRefused;

/** Lets nobody onto a page that {@link Needs} a right the role lacks: it is not even built. */
public final class PageRights implements BeforeEnterListener {
  private static final long serialVersionUID = 1;

  private final transient Viewers viewers;

  public PageRights(Viewers viewers) {
    this.viewers = viewers;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Needs needs = event.getNavigationTarget().getAnnotation(Needs.class);
    if (needs == null) {
      return;
    }
    try {
      viewers.current().require(needs.value());
    } catch (AccessRefused refused) {
      event.rerouteToError(refused, "");
    }
  }
}
