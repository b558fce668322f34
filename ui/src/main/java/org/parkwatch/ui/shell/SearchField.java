package org.parkwatch.ui.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.QueryParameters;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.Sources;

/**
 * Finds a cabinet by its code, old label or tenant and opens it on the map, or a device by its
 * code, address or equipment and opens its page. Key: /.
 */
final class SearchField extends ComboBox<Hit> {
  private static final int PAGE = 20;

  SearchField(Sources sources, Finder finder) {
    super(PAGE);
    Viewer viewer = sources.viewers().current();
    addClassName("pw-search");
    setPlaceholder(getTranslation("search.placeholder"));
    setAriaLabel(getTranslation("search.label"));
    getElement().setAttribute("data-key", "/");
    getElement().setAttribute("data-key-focus", true);
    Span key = new Span("/");
    key.addClassName("pw-kbd");
    key.getElement().setAttribute("slot", "prefix").setAttribute("aria-hidden", "true");
    getElement().appendChild(key.getElement());
    setItemLabelGenerator(Hit::code);
    setRenderer(
        LitRenderer.<Hit>of(
                "<div><div>${item.title}</div><div class=\"cap\">${item.detail}</div></div>")
            .withProperty("title", Hit::code)
            .withProperty("detail", Hit::detail));
    setItems(query ->
        finder
            .find(viewer, getLocale(), query.getFilter().orElse(""))
            .skip(query.getOffset())
            .limit(query.getLimit()));
    addValueChangeListener(change -> {
      if (change.getValue() != null) {
        open(change.getValue());
      }
    });
  }

  private void open(Hit hit) {
    clear();
    getUI()
        .ifPresent(ui -> {
          if (hit.device()) {
            ui.navigate("device/" + hit.code());
          } else {
            ui.navigate("", QueryParameters.of("cabinet", hit.code()));
          }
        });
  }
}
