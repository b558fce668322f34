package org.parkwatch.capacity.energy;

import java.util.List;
import org.parkwatch.capacity.load.LoadPoints;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.facility.park.Quantity;

/**
 * Derived points about energy, by name. Categories of PUE are those of ISO/IEC 30134-2:2016: energy
 * of IT measured at the output of the UPS (1), of the PDU, here the remote power panel (2), and at
 * the input of the IT equipment, here the rack PDU (3).
 */
public final class EnergyPoints {
  /** kW of IT at the highest category of which 95 % is measured. */
  public static final String IT_POWER = "it.power";

  /** Category of {@link #IT_POWER}: 1, 2 or 3. */
  public static final String IT_CATEGORY = "it.category";

  /** kW from 10 kV incomers and gensets; what is metered apart does not hang on them. */
  public static final String FACILITY_POWER = "facility.power";

  /** Facility by IT power at this instant: no PUE, which is a ratio of energies. */
  public static final String PUE_LIVE = "pue.live";

  /** kWh since counting began; with the category behind it: {@code it.energy.3}. */
  public static final String IT_ENERGY = "it.energy.";

  public static final String FACILITY_ENERGY = "facility.energy";

  /** Energy of the facility by that of IT over the last 24 hours; BAD under 95 % measured. */
  public static final String PUE = "pue";

  /** Category of {@link #PUE}. */
  public static final String PUE_CATEGORY = "pue.category";

  /** % of the 24 hours and registers that is measured, of facility or IT, whichever is less. */
  public static final String PUE_SHARE = "pue.share";

  /** Mean facility kW over the last whole quarter of an hour, as suppliers of power bill it. */
  public static final String DEMAND = "demand";

  /** The highest {@link #DEMAND} of the calendar month. */
  public static final String DEMAND_MAX = "demand.max";

  /** Minutes of a block of {@link #DEMAND}. */
  public static final double DEMAND_MINUTES = 15;

  /** Highest category: at the rack PDU. */
  public static final int CATEGORIES = 3;

  private EnergyPoints() {}

  /** The points of each owner of a kind. */
  public static List<PointSpec> of(OwnerKind kind) {
    return switch (kind) {
      case CABINET, ROW, TENANT -> List.of();
      case ROOM ->
          List.of(
              energy(2, "IT energy at panels", "列头柜侧IT电能"),
              energy(3, "IT energy at rack PDUs", "机柜PDU侧IT电能"));
      case BUILDING, PARK ->
          List.of(
              spec(IT_POWER, Quantity.ACTIVE_POWER, "IT power", "IT功率", 1),
              spec(IT_CATEGORY, Quantity.COUNT, "Category of IT power", "IT功率测点等级", 0),
              spec(FACILITY_POWER, Quantity.ACTIVE_POWER, "Facility power", "总功率", 1),
              spec(PUE_LIVE, Quantity.RATIO, "Power ratio, instantaneous", "瞬时能效比", 3),
              energy(1, "IT energy at UPS outputs", "UPS输出侧IT电能"),
              energy(2, "IT energy at panels", "列头柜侧IT电能"),
              energy(3, "IT energy at rack PDUs", "机柜PDU侧IT电能"),
              spec(FACILITY_ENERGY, Quantity.ACTIVE_ENERGY, "Facility energy", "总电能", 1),
              spec(PUE, Quantity.RATIO, "PUE, 24 h", "24小时PUE", 3),
              spec(PUE_CATEGORY, Quantity.COUNT, "PUE category", "PUE等级", 0),
              spec(PUE_SHARE, Quantity.PERCENT, "Measured for PUE", "PUE计量覆盖率", 1),
              spec(DEMAND, Quantity.ACTIVE_POWER, "Demand, 15 min", "15分钟需量", 1),
              spec(DEMAND_MAX, Quantity.ACTIVE_POWER, "Maximum demand this month", "本月最大需量", 1));
    };
  }

  private static PointSpec energy(int category, String en, String zh) {
    return spec(IT_ENERGY + category, Quantity.ACTIVE_ENERGY, en, zh, 1);
  }

  private static PointSpec spec(
      String name, Quantity quantity, String en, String zh, int decimals) {
    return new PointSpec(name, quantity, new Names(en, zh), decimals, LoadPoints.INTERVAL, false);
  }
}
