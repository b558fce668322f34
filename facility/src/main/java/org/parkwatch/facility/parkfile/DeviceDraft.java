package org.parkwatch.facility.parkfile;

import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Life;

/**
 * An address that answers, as the park files say.
 *
 * @param equipment code of what it answers for
 * @param model what the type plate says, {@code profile} the id of the profile that reads it
 * @param path what lies behind host and port, see {@link org.parkwatch.facility.park.Device}
 * @param credential name of the secret, never the secret
 * @param cell code of the place that is its cell: a room, or a building or park for its plant
 */
public record DeviceDraft(
    String code,
    String equipment,
    String model,
    String profile,
    String protocol,
    String host,
    int port,
    String path,
    @Nullable String credential,
    String cell,
    Life life) {}
