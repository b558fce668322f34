package org.parkwatch.capacity.load;

import java.time.Duration;
import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/** Derived points about load, by name. */
public final class LoadPoints {
  /** kW drawn; of a cabinet both feeds together, of a place what is measured of it. */
  public static final String POWER = "power";

  public static final String POWER_A = "power.a";
  public static final String POWER_B = "power.b";

  /** Where a cabinet's power comes from: the sum of {@link #RACK_PDU} and {@link #BRANCH}. */
  public static final String SOURCE = "source";

  /** % by which rack PDUs and branch meters of a cabinet differ, where it has both. */
  public static final String DISAGREEMENT = "disagreement";

  /** Contracted kW less drawn kW; below 0 where more is drawn than was agreed. */
  public static final String HEADROOM = "headroom";

  /** Load of the weaker feed if the other is lost, % of what it is rated for. */
  public static final String FAILOVER_LOAD = "failover.load";

  /** Whether both feeds carry voltage, as a device state. */
  public static final String REDUNDANCY = "redundancy";

  /** % of the cabinet feeds below that are measured. */
  public static final String MEASURED_SHARE = "measured.share";

  /** Bit of {@link #SOURCE}: the rack PDUs of a feed. */
  public static final int RACK_PDU = 1;

  /** Bit of {@link #SOURCE}: the branch that feeds it. */
  public static final int BRANCH = 2;

  /** How often derived points are computed. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private LoadPoints() {}

  /** The points of each owner of a kind. */
  public static List<PointSpec> of(OwnerKind kind) {
    return switch (kind) {
      case CABINET -> cabinet();
      case ROW -> place(2);
      case ROOM, BUILDING, PARK, TENANT -> place(1);
    };
  }

  private static List<PointSpec> cabinet() {
    return List.of(
        spec(POWER, Quantity.ACTIVE_POWER, "Active power", "有功功率", 3),
        spec(POWER_A, Quantity.ACTIVE_POWER, "Active power A", "A路有功功率", 3),
        spec(POWER_B, Quantity.ACTIVE_POWER, "Active power B", "B路有功功率", 3),
        spec(SOURCE, Quantity.COUNT, "Measured by", "计量来源", 0),
        spec(DISAGREEMENT, Quantity.PERCENT, "Meters disagree", "计量偏差", 1),
        spec(HEADROOM, Quantity.ACTIVE_POWER, "Headroom", "余量", 3),
        spec(FAILOVER_LOAD, Quantity.LOAD, "Load after loss of a feed", "单路失电后负载率", 1),
        spec(REDUNDANCY, Quantity.STATE, "Redundancy", "双路冗余", 0));
  }

  private static List<PointSpec> place(int decimals) {
    return List.of(
        spec(POWER, Quantity.ACTIVE_POWER, "IT power", "IT有功功率", decimals),
        spec(MEASURED_SHARE, Quantity.PERCENT, "Measured share", "计量覆盖率", 1),
        spec(HEADROOM, Quantity.ACTIVE_POWER, "Headroom", "余量", decimals));
  }

  private static PointSpec spec(
      String name, Quantity quantity, String en, String zh, int decimals) {
    return new PointSpec(name, quantity, new Names(en, zh), decimals, INTERVAL, false);
  }
}
