package org.parkwatch.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.dev.MadeUpPark;

class FinderTest {
  private final Park park = new MadeUpPark(7, 2, 3, 5).park();
  private final Finder finder = new Finder();

  @Test
  void wordsInAnyOrderAndCaseFindACabinet() {
    assertThat(finder.find(park, Locale.ENGLISH, "k07 B2 r305").findFirst())
        .hasValueSatisfying(hit -> assertThat(hit.code()).isEqualTo("FZ-B2-3F-R305-K07"));
  }

  @Test
  void anAddressFindsTheCabinetOfItsDevice() {
    Device device = park.devices().get(123);
    assertThat(finder.find(park, Locale.ENGLISH, device.host()))
        .anySatisfy(hit -> assertThat(hit.title()).isEqualTo(device.code()));
  }

  @Test
  void aTenantIsFoundByEitherLanguage() {
    assertThat(finder.find(park, Locale.ENGLISH, "客户031")).isNotEmpty();
    assertThat(finder.find(park, Locale.SIMPLIFIED_CHINESE, "tenant 031")).isNotEmpty();
  }

  @Test
  void anEmptyQuestionFindsNothing() {
    assertThat(finder.find(park, Locale.ENGLISH, "  ")).isEmpty();
  }
}
