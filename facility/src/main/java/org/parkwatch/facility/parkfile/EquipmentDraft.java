package org.parkwatch.facility.parkfile;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Side;

/**
 * Equipment as the park files say.
 *
 * @param place code of the place it stands in; for a rack PDU the room
 * @param cabinet code of the cabinet it hangs in, null for anything else
 * @param side feed it belongs to, null where it serves both
 * @param ratings rated values, the unit in the name, such as {@code ratedAmps}
 */
public record EquipmentDraft(
    EquipmentKind kind,
    String code,
    Names names,
    String place,
    @Nullable String cabinet,
    @Nullable Side side,
    String model,
    Map<String, Double> ratings,
    Life life) {
  /** Rated current in A of a breaker, tap-off or rack PDU, each phase. */
  public static final String RATED_AMPS = "ratedAmps";

  /** 1 or 3. */
  public static final String PHASES = "phases";

  public EquipmentDraft {
    ratings = Map.copyOf(ratings);
  }

  /** The rated value, or the fallback where the files give none. */
  public double rating(String name, double fallback) {
    return ratings.getOrDefault(name, fallback);
  }

  /** The same with some rated values replaced or added. */
  EquipmentDraft with(Map<String, Double> more) {
    Map<String, Double> all = new HashMap<>(ratings);
    all.putAll(more);
    return new EquipmentDraft(kind, code, names, place, cabinet, side, model, all, life);
  }
}
