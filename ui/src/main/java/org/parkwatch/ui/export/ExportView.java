package org.parkwatch.ui.export;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.telemetry.export.ExportQuery;
import org.parkwatch.telemetry.export.ExportRefused;
import org.parkwatch.telemetry.export.ExportSelection;
import org.parkwatch.ui.access.Needs;
import org.parkwatch.ui.access.Sources;
import org.parkwatch.ui.marks.Field;
import org.parkwatch.ui.shell.Crumb;
import org.parkwatch.ui.shell.DeskLayout;
import org.parkwatch.ui.words.Figures;

/**
 * What shall be taken out of history: which devices and points, when, and how fine. First it says
 * how much that comes to, then the browser downloads it and shows how far it is.
 */
@Route(value = "export", layout = DeskLayout.class)
@PermitAll
@Needs(Right.EXPORT)
public final class ExportView extends Div implements HasUrlParameter<String>, HasDynamicTitle {
  private static final int LONGEST = 200;
  private static final double MB = 1e6;

  /** Of a sample, and of a roll-up, as text. */
  private static final int ROW_BYTES = 120;

  private static final int ROLLED_BYTES = 200;

  private final Sources sources;
  private final Div form = new Div();
  private final Div answer = new Div();
  private Map<String, Field> fields = Map.of();

  public ExportView(Sources sources) {
    this.sources = sources;
    addClassName("pw-accounts");
    answer.getElement().setAttribute("role", "status");
    form.addClassName("pw-form");
    Div list =
        new Div(
            new H2(getTranslation("export.title")),
            new Paragraph(getTranslation("export.about")),
            form,
            answer);
    list.addClassName("list");
    add(list);
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String device) {
    String day =
        Figures.date(
            sources.clock().millis(), sources.parks().current(sources.viewers().current()).zone());
    Map<String, Field> all = new LinkedHashMap<>();
    Map<String, String> tiers = new LinkedHashMap<>();
    tiers.put("raw", getTranslation("export.raw"));
    tiers.put("minute", getTranslation("export.minute"));
    tiers.put("quarter", getTranslation("export.quarter"));
    tiers.put("hour", getTranslation("export.hour"));
    tiers.put("day", getTranslation("export.day"));
    all.put(
        "device",
        line("device", "export.device", "export.device-hint", device == null ? "" : device));
    all.put("point", line("point", "export.point", "export.point-hint", ""));
    all.put("place", line("place", "export.place", "export.place-hint", ""));
    all.put("from", line("from", "export.from", "export.from-hint", day + "T00:00"));
    all.put("to", line("to", "export.to", "export.to-hint", day + "T23:59"));
    all.put("tier", Field.choice("tier", getTranslation("export.tier"), tiers, "raw"));
    fields = all;
    form.removeAll();
    all.values().forEach(form::add);
    NativeButton look = new NativeButton(getTranslation("export.look"), click -> look());
    look.setId("look");
    form.add(new Div(look));
  }

  private Field line(String id, String word, String hint, String value) {
    Field field = Field.text(id, getTranslation(word), getTranslation(hint), LONGEST);
    field.set(value);
    return field;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    DeskLayout.show(this, List.of(Crumb.last(getTranslation("export.title"))));
  }

  /** Says how much is asked for and offers it. */
  private void look() {
    answer.removeAll();
    Viewer viewer = sources.viewers().current();
    viewer.require(Right.EXPORT);
    Map<String, String> words = new LinkedHashMap<>();
    fields.forEach((word, field) -> words.put(word, field.value().strip()));
    words.values().removeIf(String::isEmpty);
    try {
      ExportSelection selection = ExportQuery.of(sources.parks().current(viewer), words);
      long rows = selection.expectedRows();
      int bytes = selection.tier() == null ? ROW_BYTES : ROLLED_BYTES;
      Paragraph size =
          new Paragraph(
              getTranslation(
                  "export.size",
                  Figures.count(selection.points().size()),
                  Figures.count(rows),
                  Figures.number(rows * bytes / MB, 1)));
      size.setId("size");
      Anchor download =
          new Anchor(
              ExportRoutes.PAGE.substring(1) + "?" + query(words), getTranslation("export.now"));
      download.setId("download");
      download.getElement().setAttribute("download", "parkwatch-history.csv");
      download.setRouterIgnore(true);
      answer.setClassName("done");
      answer.add(size, download);
    } catch (ExportRefused e) {
      answer.setClassName("wrong");
      String.valueOf(e.getMessage()).lines().forEach(line -> answer.add(new Paragraph(line)));
    }
  }

  private static String query(Map<String, String> words) {
    return words.entrySet().stream()
        .map(word ->
            word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("export.title"));
  }
}
