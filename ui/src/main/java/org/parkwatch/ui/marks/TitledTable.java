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
  private final List<String> titles;

  /**
   * A table without rows.
   *
   * @param words keys of the titles, from the left
   */
  public TitledTable(List<String> words) {
    titles = words.stream().map(word -> getTranslation(word)).toList();
    NativeTableRow head = new NativeTableRow();
    for (String title : titles) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    getHead().add(head);
  }

  /**
   * Shows these rows and no others. Each cell is told its title, which stands before it where the
   * screen is too narrow for columns.
   */
  public void show(Collection<NativeTableRow> all) {
    rows.removeAll();
    for (NativeTableRow row : all) {
      for (int i = 0; i < titles.size(); i++) {
        row.getElement().getChild(i).setAttribute("data-title", titles.get(i));
      }
      rows.add(row);
    }
  }
}
