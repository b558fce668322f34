package org.parkwatch.simulators.rackpdu;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.parkwatch.simulators.plant.PduReading;
import org.parkwatch.simulators.snmp.MibTree;

/**
 * The models of rack PDU that can be stood in for, by their type plate. All are single-phase, 230
 * V, 32 A. Immutable and thread-safe.
 */
public final class RackPduModels {
  private final Map<String, MibTree<PduReading>> trees = new TreeMap<>();

  public RackPduModels() {
    trees.put("AP8853", new ApcRackPdu2("AP8853", 42).tree());
    trees.put(
        "PX3-5190R",
        new RaritanPx(
                "PX3-5190R",
                "4.2.0.5-50274",
                "Raritan PDU, MD:PX3-5190R HW:0x10 FW:4.2.0.5-50274",
                24)
            .tree());
    trees.put("PX2-2190R", new RaritanPx("PX2-2190R", "3.0.4-43000", "PX2 030004", 24).tree());
    trees.put("C2WG24SN", new ServerTechSentry4("C2WG24SN", 24).tree());
    trees.put("EMAB22", new EatonEpdu("EMAB22", "ePDU MA 0U (309 32A 1P) 20XC13:4XC19", 24).tree());
    trees.put("VP8831", new VertivGeist("VP8831").tree());
  }

  /** What the model serves; empty if no such model is known. */
  public Optional<MibTree<PduReading>> tree(String typePlate) {
    return Optional.ofNullable(trees.get(typePlate));
  }

  /** All type plates in alphabetical order. */
  public Set<String> typePlates() {
    return trees.keySet();
  }
}
