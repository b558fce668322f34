package org.parkwatch.facility.parkfile;

import java.time.ZoneId;
import java.util.List;
import org.parkwatch.facility.park.CodeTag;

/**
 * A park as its files say: by code, without ids, checked as a whole. Every code named in it exists
 * and is unique. Immutable. {@link DraftIndex} finds things in it.
 *
 * @param zone in which the site counts its days
 * @param places parents before children
 */
public record ParkDraft(
    ZoneId zone,
    List<PlaceDraft> places,
    List<CabinetDraft> cabinets,
    List<EquipmentDraft> equipment,
    List<DeviceDraft> devices,
    List<RelationDraft> relations,
    List<TenantDraft> tenants,
    List<TenancyDraft> tenancies,
    List<AliasDraft> aliases,
    List<CodeTag> tags) {
  public ParkDraft {
    places = List.copyOf(places);
    cabinets = List.copyOf(cabinets);
    equipment = List.copyOf(equipment);
    devices = List.copyOf(devices);
    relations = List.copyOf(relations);
    tenants = List.copyOf(tenants);
    tenancies = List.copyOf(tenancies);
    aliases = List.copyOf(aliases);
    tags = List.copyOf(tags);
  }
}
