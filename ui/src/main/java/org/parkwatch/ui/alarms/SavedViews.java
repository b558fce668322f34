package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.page.WebStorage.Storage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.parkwatch.ui.access.AccountNotes;

/**
 * Filters that a person keeps under names: a name that is typed keeps what is shown now, one that
 * is chosen shows it again. They are kept with the account; those that a browser kept before are
 * taken over.
 */
final class SavedViews extends Div {
  private static final int NAME_LENGTH = 40;
  private static final int MOST = 50;

  private final AccountNotes notes;
  private final String account;
  private final ComboBox<SavedView> choice = new ComboBox<>();
  private final NativeButton forget = new NativeButton();
  private List<SavedView> views = new ArrayList<>();

  /**
   * Views of an account.
   *
   * @param now the filters of this moment under a name
   */
  SavedViews(
      AccountNotes notes,
      String account,
      Function<String, SavedView> now,
      Consumer<SavedView> apply) {
    this.notes = notes;
    this.account = account;
    addClassName("pw-views");
    choice.setAriaLabel(getTranslation("views.title"));
    choice.setPlaceholder(getTranslation("views.save"));
    choice.setAllowCustomValue(true);
    choice.setItemLabelGenerator(SavedView::name);
    choice.addCustomValueSetListener(typed -> {
      String name = typed.getDetail().strip();
      if (!name.isEmpty()) {
        save(now.apply(name.substring(0, Math.min(name.length(), NAME_LENGTH))));
      }
    });
    choice.addValueChangeListener(change -> {
      forget.setVisible(change.getValue() != null);
      if (change.isFromClient() && change.getValue() != null) {
        apply.accept(change.getValue());
      }
    });
    forget.setText(getTranslation("views.forget"));
    forget.addClassName("pw-chip");
    forget.setVisible(false);
    forget.addClickListener(click -> {
      views.remove(choice.getValue());
      store();
    });
    add(choice, forget);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Optional<String> kept = notes.read(account);
    if (kept.isPresent()) {
      show(SavedView.read(kept.get()));
      return;
    }
    WebStorage.getItem(
        event.getUI(),
        Storage.LOCAL_STORAGE,
        "pw-views:" + account,
        text -> {
          if (text != null) {
            show(SavedView.read(text));
            keep();
          }
        });
  }

  private void show(List<SavedView> wanted) {
    views = wanted;
    choice.setItems(views);
  }

  private void save(SavedView view) {
    views.removeIf(each -> each.name().equals(view.name()));
    views.add(view);
    views.sort(Comparator.comparing(SavedView::name));
    if (views.size() > MOST) {
      views.removeFirst();
    }
    store();
    choice.setValue(view);
  }

  private void store() {
    choice.clear();
    choice.setItems(views);
    keep();
  }

  private void keep() {
    if (!notes.keep(account, SavedView.write(views))) {
      Notification.show(getTranslation("views.unsaved"));
    }
  }
}
