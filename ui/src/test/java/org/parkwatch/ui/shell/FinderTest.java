package org.parkwatch.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Device;
import org.parkwatch.ui.dev.MadeUpPark;

class FinderTest {
  private static final Viewer ALL = Viewer.system("finder-test");

  private final MadeUpPark parks = new MadeUpPark(7, 2, 3, 5);
  private final Finder finder = new Finder(parks);

  private Stream<Hit> find(String question) {
    return finder.find(ALL, Locale.ENGLISH, question);
  }

  @Test
  void wordsInAnyOrderAndCaseFindACabinet() {
    assertThat(find("k07 B2 r305").findFirst())
        .hasValueSatisfying(hit -> assertThat(hit.code()).isEqualTo("FZ-B2-3F-R305-K07"));
  }

  @Test
  void anOldLabelFindsItsCabinetAndIsShownBesideTheCode() {
    assertThat(find("1#101-a07"))
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.code()).isEqualTo("FZ-B1-1F-R101-A07");
          assertThat(hit.detail()).endsWith("1#101-A07");
        });
  }

  @Test
  void anAddressFindsItsDevice() {
    Device device = parks.park().devices().get(123);
    assertThat(find(device.host()))
        .anySatisfy(hit -> {
          assertThat(hit.code()).isEqualTo(device.code());
          assertThat(hit.device()).isTrue();
        });
  }

  @Test
  void aTenantIsFoundByEitherLanguage() {
    assertThat(find("客户031")).isNotEmpty();
    assertThat(finder.find(ALL, Locale.SIMPLIFIED_CHINESE, "tenant 031")).isNotEmpty();
  }

  @Test
  void anEmptyQuestionFindsNothing() {
    assertThat(find("  ")).isEmpty();
  }
}
