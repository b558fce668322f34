package org.parkwatch.ui.marks;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.Collection;
import java.util.List;

/** The browser's own table, with a title above each column that readers of screens find too. */
public final class TitledTable extends NativeTable {
  private final NativeTableBody rows = addBody();

  /**
   * A table without rows.
   *
   * @param words keys of the titles, from the left
   */
  public TitledTable(List<String> words) {
    NativeTableRow titles = new NativeTableRow();
    for (String word : words) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(word));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    getHead().add(titles);
  }

  /** Shows these rows and no others. */
  public void show(Collection<NativeTableRow> all) {
    rows.removeAll();
    all.forEach(rows::add);
  }
}
