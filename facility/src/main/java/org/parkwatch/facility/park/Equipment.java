package org.parkwatch.facility.park;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that does a job: a UPS, a chiller, a rack PDU. The address that answers for it is a
 * {@link Device}.
 *
 * @param place id of the place it stands in; for a rack PDU the room
 * @param cabinet id of the cabinet it hangs in, -1 for anything else
 * @param side feed it belongs to, null where it serves both
 * @param ratings rated values by name with the unit in the name: {@code ratedAmps}, {@code
 *     ratedKva}, {@code needed} (units of a group that must run)
 */
public record Equipment(
    int id,
    EquipmentKind kind,
    String code,
    Names names,
    int place,
    int cabinet,
    @Nullable Side side,
    String model,
    Map<String, Double> ratings,
    Life life) {
  public Equipment {
    ratings = Map.copyOf(ratings);
  }
}
