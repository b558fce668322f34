package org.parkwatch.simulators.plant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Side;
import org.parkwatch.simulators.net.Loopback;

/**
 * A rack PDU to stand in for.
 *
 * @param code unique, such as {@code FZ-B2-3F-R305-A07-PDU-A}
 * @param model what the type plate says, such as {@code AP8853}
 * @param address in 127.0.0.0/8, in network order
 * @param port UDP port 1..65535
 * @param credential name of the secret it is asked with
 * @param cabinet code of the cabinet it hangs in
 * @param places codes of the enclosing places from the row outwards; the first names the aisle
 * @param side feed it hangs on
 * @param ratedAmps rated current in A, above 0
 * @param contractKw what the tenant may draw from the whole cabinet in kW; 0 where it is free or
 *     nothing is plugged into this PDU
 * @param tenant code of the tenant; null where it is free
 * @param alone whether all load of the cabinet is plugged into this PDU
 * @param cabinetAmps what the weakest feed of its cabinet may carry in A, branch and rack PDU
 *     regarded; above 0
 */
public record RackPdu(
    String code,
    String model,
    int address,
    int port,
    String credential,
    String cabinet,
    List<String> places,
    Side side,
    double ratedAmps,
    double contractKw,
    @Nullable String tenant,
    boolean alone,
    double cabinetAmps) {
  public RackPdu {
    places = List.copyOf(places);
    if (!Loopback.contains(address)) {
      throw new IllegalArgumentException(
          code + " has the address " + Loopback.text(address) + ", which is not in 127.0.0.0/8");
    }
    if (!(ratedAmps > 0 && cabinetAmps > 0) || contractKw < 0) {
      throw new IllegalArgumentException(
          code + " needs rated amps above 0 and a contract of at least 0 kW");
    }
  }
}
