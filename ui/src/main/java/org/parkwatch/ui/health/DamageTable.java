package org.parkwatch.ui.health;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.parkwatch.telemetry.damage.Damage;
import org.parkwatch.telemetry.damage.DamageKind;
import org.parkwatch.ui.marks.TitledTable;
import org.parkwatch.ui.words.Figures;

/** What was found damaged: a row each, the newest first. */
final class DamageTable extends Composite<TitledTable> {
  private static final List<String> COLUMNS =
      List.of("data-health.damage-time", "data-health.damage-file", "data-health.damage-what");

  DamageTable(List<Damage> damages, long nowMillis, ZoneId zone) {
    setId("damages");
    getContent().show(damages.stream().map(damage -> row(damage, nowMillis, zone)).toList());
  }

  @Override
  protected TitledTable initContent() {
    return new TitledTable(COLUMNS);
  }

  private NativeTableRow row(Damage damage, long nowMillis, ZoneId zone) {
    NativeTableCell time =
        new NativeTableCell(Figures.moment(damage.at().toEpochMilli(), nowMillis, zone));
    time.addClassName("time");
    NativeTableCell file = new NativeTableCell(damage.file());
    file.addClassName("file");
    return new NativeTableRow(time, file, what(damage));
  }

  /** What it is in the language of the screen, and what is known of this one in English. */
  private NativeTableCell what(Damage damage) {
    Div detail = new Div(damage.what());
    detail.addClassName("detail");
    detail.getElement().setAttribute("lang", "en");
    return new NativeTableCell(new Span(getTranslation(word(damage.kind()))), detail);
  }

  private static String word(DamageKind kind) {
    return "damage." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
