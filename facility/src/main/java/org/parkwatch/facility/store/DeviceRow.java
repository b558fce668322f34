package org.parkwatch.facility.store;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.Life;
import org.parkwatch.facility.park.PointSet;

/**
 * A device as it is stored: with the number of its point set and the size of its block of ids.
 *
 * @param capacity ids from {@code firstPoint} on that nobody else will ever get
 */
record DeviceRow(
    int id,
    String code,
    int equipment,
    String model,
    String profile,
    String protocol,
    String host,
    int port,
    String path,
    @Nullable String credential,
    int cell,
    int firstPoint,
    int capacity,
    int pointSet,
    Life life) {
  Device device(PointSet points) {
    return new Device(
        id,
        code,
        equipment,
        model,
        profile,
        protocol,
        host,
        port,
        path,
        credential,
        cell,
        firstPoint,
        points,
        life);
  }
}
