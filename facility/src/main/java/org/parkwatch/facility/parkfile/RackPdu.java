package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Side;

/**
 * A rack PDU with what stands around it.
 *
 * @param side the feed that its label names
 * @param feeder the branch breaker, tap-off or STS that really feeds it
 * @param fedSide the side of that feeder, null where it serves both; differs from {@code side} in a
 *     cabinet wired A-A
 * @param corded whether load is plugged into it at all
 * @param tenancy null where the cabinet is free
 */
public record RackPdu(
    DeviceDraft device,
    EquipmentDraft equipment,
    CabinetDraft cabinet,
    Side side,
    EquipmentDraft feeder,
    @Nullable Side fedSide,
    boolean corded,
    @Nullable TenancyDraft tenancy) {}
