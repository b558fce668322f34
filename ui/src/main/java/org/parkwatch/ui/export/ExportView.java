package org.parkwatch.ui.export;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.telemetry.export.ExportFormat;
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
 * What shall be taken out of history: which devices and points, when, how fine, and as what. First
 * it says how much that comes to, then the browser downloads it and shows how far it is. The
 * address may fill the fields in, with the words of {@link ExportQuery}.
 */
@Route(value = "export", layout = DeskLayout.class)
@PermitAll
@Needs(Right.EXPORT)
public final class ExportView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final int LONGEST = 400;
  private static final double MB = 1e6;

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
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters said = event.getLocation().getQueryParameters();
    String day =
        Figures.date(
            sources.clock().millis(), sources.parks().current(sources.viewers().current()).zone());
    Map<String, Field> all = new LinkedHashMap<>();
    all.put("device", line("device", "export.device", "export.device-hint", said, ""));
    all.put("point", line("point", "export.point", "export.point-hint", said, ""));
    all.put("place", line("place", "export.place", "export.place-hint", said, ""));
    all.put("from", line("from", "export.from", "export.from-hint", said, day + "T00:00"));
    all.put("to", line("to", "export.to", "export.to-hint", said, day + "T23:59"));
    Map<String, String> tiers = new LinkedHashMap<>();
    tiers.put("raw", getTranslation("export.raw"));
    tiers.put("minute", getTranslation("export.minute"));
    tiers.put("quarter", getTranslation("export.quarter"));
    tiers.put("hour", getTranslation("export.hour"));
    tiers.put("day", getTranslation("export.day"));
    all.put("tier", choice("tier", "export.tier", tiers, said, "raw"));
    Map<String, String> formats = new LinkedHashMap<>();
    formats.put("csv", getTranslation("export.csv"));
    formats.put("parquet", getTranslation("export.parquet"));
    all.put(ExportFormat.WORD, choice(ExportFormat.WORD, "export.format", formats, said, "csv"));
    fields = all;
    form.removeAll();
    answer.removeAll();
    all.values().forEach(form::add);
    NativeButton look = new NativeButton(getTranslation("export.look"), click -> look());
    look.setId("look");
    form.add(new Div(look));
  }

  private Field choice(
      String id, String word, Map<String, String> all, QueryParameters said, String otherwise) {
    String chosen = said.getSingleParameter(id).filter(all::containsKey).orElse(otherwise);
    return Field.choice(id, getTranslation(word), all, chosen);
  }

  private Field line(String id, String word, String hint, QueryParameters said, String otherwise) {
    Field field = Field.text(id, getTranslation(word), getTranslation(hint), LONGEST);
    String value = said.getSingleParameter(id).orElse(otherwise);
    field.set(value.length() <= LONGEST ? value : value.substring(0, LONGEST));
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
    String format = words.getOrDefault(ExportFormat.WORD, "");
    try {
      ExportFormat kind = ExportFormat.named(format);
      words.remove(ExportFormat.WORD);
      ExportSelection selection = ExportQuery.of(sources.parks().current(viewer), words);
      long rows = selection.expectedRows();
      words.put(ExportFormat.WORD, kind.word());
      Paragraph size =
          new Paragraph(
              getTranslation(
                  "export.size",
                  Figures.count(selection.points().size()),
                  Figures.count(rows),
                  Figures.number(kind.expectedBytes(selection) / MB, 1)));
      size.setId("size");
      Anchor download =
          new Anchor(
              ExportRoutes.PAGE.substring(1) + "?" + QueryParameters.simple(words).getQueryString(),
              getTranslation("export.now"));
      download.setId("download");
      download.getElement().setAttribute("download", ExportRoutes.fileName(kind));
      download.setRouterIgnore(true);
      answer.setClassName("done");
      answer.add(size, download);
    } catch (ExportRefused e) {
      answer.setClassName("wrong");
      String.valueOf(e.getMessage()).lines().forEach(line -> answer.add(new Paragraph(line)));
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("title", getTranslation("export.title"));
  }
}
