package org.parkwatch.simulators.opcua;

import java.util.Objects;
import org.parkwatch.facility.parkfile.DeviceDraft;

/**
 * A machine that a management system shows.
 *
 * @param equipment code of what its signals belong to
 * @param list name of the reference list that it answers by
 * @param host of its server, in 127.0.0.0/8
 * @param path identifier of its object, unique in its server
 * @param credential name of who may log in at its server
 */
public record BmsDevice(
    String code,
    String equipment,
    String list,
    String host,
    int port,
    String path,
    String credential) {
  /** What devices that are shown so are called in park files. */
  public static final String PROTOCOL = "opcua";

  public static BmsDevice of(DeviceDraft draft) {
    return new BmsDevice(
        draft.code(),
        draft.equipment(),
        draft.profile(),
        draft.host(),
        draft.port(),
        draft.path(),
        Objects.requireNonNullElse(draft.credential(), ""));
  }
}
