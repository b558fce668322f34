package org.parkwatch.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parkwatch.facility.park.Cabinet;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.testpark.TestPark;

class LayoutDocumentTest {
  private final Park park = TestPark.of(5, 2, 2, 2);
  private final ParkLayout layout = ParkLayout.of(park);
  private final LayoutDocument document = LayoutDocument.of(layout);

  /** Frames name cabinets by index alone: a wrong order would show one tenant another's values. */
  @Test
  void cabinetsOfTheDocumentStandInTheOrderOfTheFrames() {
    List<Cabinet> cabinets = layout.cabinets();
    assertThat(cabinets).hasSize(1600);
    assertThat(document.cabinets().code())
        .containsExactlyElementsOf(cabinets.stream().map(Cabinet::code).toList());
    for (int i = 0; i < cabinets.size(); i++) {
      assertThat(layout.indexOfCabinet(cabinets.get(i).id())).isEqualTo(i);
      LayoutDocument.Room room = document.rooms().get(layout.roomOf(i));
      assertThat(i).isBetween(room.first(), room.first() + room.count() - 1);
      assertThat(cabinets.get(i).code()).startsWith(room.code());
    }
  }

  @Test
  void everyRowIsARangeOfItsRoom() {
    assertThat(document.rows()).hasSize(80);
    for (LayoutDocument.Row row : document.rows()) {
      assertThat(row.count()).isEqualTo(20);
      assertThat(document.cabinets().code().get(row.first())).startsWith(row.code());
      assertThat(document.rooms().get(row.room()).code() + "-" + "A").hasSameSizeAs(row.code());
    }
  }

  @Test
  void aFreePositionHasNeitherContractNorTenant() {
    int free = layout.indexOfCabinet(4);
    assertThat(document.cabinets().contract().get(free)).isZero();
    assertThat(document.cabinets().tenant().get(free)).isEqualTo(-1);
    int rented = layout.indexOfCabinet(3);
    assertThat(document.cabinets().contract().get(rented)).isEqualTo(600);
    assertThat(document.tenants().get(document.cabinets().tenant().get(rented)).code())
        .isEqualTo("T-031");
  }
}
