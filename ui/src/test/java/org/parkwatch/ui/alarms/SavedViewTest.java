package org.parkwatch.ui.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.dev.MadeUpPark;
import org.parkwatch.ui.words.Terms;

class SavedViewTest {
  private final Park park = new MadeUpPark(7, 2, 1, 1).park();

  @Test
  void aFilterIsTheSameAfterTheBrowserKeptIt() {
    AlarmFilter filter =
        new AlarmFilter(
            Set.of(2, 1),
            park.places().stream().filter(each -> each.code().equals("FZ-B1")).findFirst(),
            park.tenants().stream().findFirst(),
            Terms.of("Inlet \"hot\" 进风"));
    String kept = SavedView.write(List.of(SavedView.of("night", filter)));
    assertThat(SavedView.read(kept))
        .singleElement()
        .satisfies(view -> {
          assertThat(view.name()).isEqualTo("night");
          assertThat(view.filter(park)).isEqualTo(filter);
        });
  }

  @Test
  void aPlaceThatIsNoMoreFiltersNothing() {
    SavedView view = new SavedView("old", List.of(), "FZ-B99", "gone", "");
    assertThat(view.filter(park))
        .isEqualTo(new AlarmFilter(Set.of(), Optional.empty(), Optional.empty(), Terms.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[{\"name\":\"a\"}]", "[1]", "not json"})
  void whatWasNotWrittenHereIsNoView(String text) {
    assertThat(SavedView.read(text)).isEmpty();
  }
}
