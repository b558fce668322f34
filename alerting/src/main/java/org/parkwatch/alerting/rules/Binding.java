package org.parkwatch.alerting.rules;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.EquipmentKind;
import org.parkwatch.facility.park.Quantity;

/**
 * Which points a rule watches; null leaves a question open. At least point or quantity is given.
 *
 * @param point name, such as {@code inlet.temperature}
 * @param place code of a place; the rule holds there and in all that it encloses
 * @param profile id of a device profile
 */
public record Binding(
    @Nullable String point,
    @Nullable Quantity quantity,
    @Nullable EquipmentKind equipment,
    @Nullable String place,
    @Nullable String profile) {}
