package org.parkwatch.ui.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.AlarmState;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Place;
import org.parkwatch.facility.park.Tenant;
import org.parkwatch.ui.dev.MadeUpPark;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.testpark.FakeBoard;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

class AlarmFilterTest {
  private final Words words = new Words(SeverityFile.defaults());
  private final Park park = new MadeUpPark(7, 2, 1, 1).park();
  private final Cabinet cabinet = park.cabinets().getFirst();
  private final Alarm current = alarm(26.3, 25.6);

  private Alarm alarm(double value, double limit) {
    return new Alarm(
        1,
        3,
        AlarmState.ACKNOWLEDGED,
        "r",
        0,
        0,
        cabinet.id(),
        cabinet.room(),
        Names.same("R101 A01"),
        new Names("feed A current", "A 路 电流"),
        value,
        limit,
        "A",
        1,
        0,
        0,
        "lin",
        0,
        null);
  }

  private boolean matches(AlarmFilter filter) {
    return filter.matches(current, List::of, park, Language.EN, words);
  }

  @Test
  void aLineReadsPlaceWhatValueLimitInBothLanguages() {
    assertThat(AlarmWords.of(current, Language.EN, words).plain())
        .isEqualTo("R101 A01 feed A current 26.3\u00a0A (limit 25.6\u00a0A)");
    assertThat(AlarmWords.of(current, Language.ZH, words).plain())
        .isEqualTo("R101 A01 A 路 电流 26.3\u00a0A (限值 25.6\u00a0A)");
  }

  // A state's code or a silent point's NaN is no figure to read out.
  @Test
  void aLineWithoutALimitHasNoValueEither() {
    assertThat(AlarmWords.of(alarm(3, Double.NaN), Language.EN, words).plain())
        .isEqualTo("R101 A01 feed A current");
  }

  @Test
  void noLevelChosenMeansAllAndAnotherLevelHides() {
    assertThat(matches(AlarmFilter.ALL)).isTrue();
    assertThat(matches(AlarmFilter.ALL.withLevels(Set.of(3, 1)))).isTrue();
    assertThat(matches(AlarmFilter.ALL.withLevels(Set.of(2)))).isFalse();
  }

  @Test
  void aPlaceMatchesWhatItEncloses() {
    assertThat(matches(AlarmFilter.ALL.withPlace(place("FZ-B1")))).isTrue();
    assertThat(matches(AlarmFilter.ALL.withPlace(place("FZ-B2")))).isFalse();
  }

  private Optional<Place> place(String code) {
    return park.places().stream().filter(each -> each.code().equals(code)).findFirst();
  }

  @Test
  void aTenantMatchesTheCabinetsItRents() {
    Cabinet rented =
        park.cabinets().stream()
            .filter(each -> park.tenancyOf(each.id()).isPresent())
            .findFirst()
            .orElseThrow();
    int tenant = park.tenancyOf(rented.id()).orElseThrow().tenant();
    Alarm alarm = FakeBoard.alarm(2, 3, AlarmState.UNACKNOWLEDGED, rented.id(), rented.room());
    for (Tenant each : park.tenants()) {
      AlarmFilter filter = AlarmFilter.ALL.withTenant(Optional.of(each));
      assertThat(filter.matches(alarm, List::of, park, Language.EN, words))
          .isEqualTo(each.id() == tenant);
    }
  }

  // Whoever looks for a cabinet must find the incident that its alarm is folded into.
  @Test
  void anIncidentIsFoundByWhatItsFoldedAlarmsSayButByItsOwnLevel() {
    Alarm line = FakeBoard.alarm(9, 1, AlarmState.UNACKNOWLEDGED, -1, cabinet.room());
    AlarmFilter folded = AlarmFilter.ALL.withText("r101 a01");
    assertThat(folded.matches(line, List::of, park, Language.EN, words)).isFalse();
    assertThat(folded.matches(line, () -> List.of(current), park, Language.EN, words)).isTrue();
    AlarmFilter notices = folded.withLevels(Set.of(3));
    assertThat(notices.matches(line, () -> List.of(current), park, Language.EN, words)).isFalse();
  }

  @Test
  void wordsMatchTheLineOrItsOwner() {
    assertThat(matches(AlarmFilter.ALL.withText("CURRENT r101"))).isTrue();
    assertThat(matches(AlarmFilter.ALL.withText("lin"))).isTrue();
    assertThat(matches(AlarmFilter.ALL.withText("voltage"))).isFalse();
  }
}
