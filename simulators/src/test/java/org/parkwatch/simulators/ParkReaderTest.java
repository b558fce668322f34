package org.parkwatch.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.simulators.plant.RackPdu;
import org.parkwatch.simulators.rackpdu.RackPduModels;

class ParkReaderTest {
  @TempDir Path park;

  @Test
  void standsInForEveryRackPduOfTheReferencePark() {
    ReferencePark.write(park, new ReferenceOptions(2, ReferenceOptions.Size.SMALL, 16_100));
    List<RackPdu> pdus = ParkReader.read(park);
    assertThat(pdus).hasSize(400);
    Set<String> models = new TreeSet<>();
    Set<Integer> addresses = new TreeSet<>();
    for (RackPdu pdu : pdus) {
      models.add(pdu.model());
      addresses.add(pdu.address());
      assertThat(pdu.port()).isEqualTo(16_100);
      assertThat(pdu.places()).hasSize(4);
      assertThat(pdu.contractKw() == 0 || pdu.tenant() != null).isTrue();
    }
    assertThat(addresses).hasSize(400);
    assertThat(new RackPduModels().typePlates()).containsAll(models);
    assertThat(pdus.stream().filter(pdu -> pdu.contractKw() > 0)).hasSizeGreaterThan(200);
  }
}
