package org.parkwatch.facility.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Scope;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DerivedBlock;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.Device;
import org.parkwatch.facility.park.OwnerKind;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.parkfile.DeviceDraft;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFolder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The park in SQL. A draft is applied as a whole or not at all; ids are kept by code. Thread-safe:
 * readers get an immutable picture and never wait for a load.
 */
public final class ParkStore implements Parks {
  private static final int FETCH = 10_000;

  /** Pictures for scopes smaller than the park, kept until the park changes. */
  private static final int MOST_SCOPES = 64;

  /** The picture of now, and what was cut out of it. */
  private record Now(Snapshot whole, Map<Scope, Park> cut) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final DerivedExpansion derivation;
  private final @Nullable OwnServer own;
  private final Object loading = new Object();
  private volatile @Nullable Now now;

  /**
   * @param dataSource whose schema {@link FacilitySchema} has migrated; with H2 its URL must carry
   *     {@code WRITE_DELAY=0}, or acknowledged commits are lost when the process is killed
   */
  public ParkStore(DataSource dataSource, AuditTrail audit) {
    this(dataSource, audit, DerivedExpansion.NONE);
  }

  /**
   * As above.
   *
   * @param derivation which derived points cabinets, places and tenants have
   */
  public ParkStore(DataSource dataSource, AuditTrail audit, DerivedExpansion derivation) {
    this(dataSource, audit, derivation, null);
  }

  /**
   * As above.
   *
   * @param own stands in every park beside what its files say; null for none
   */
  public ParkStore(
      DataSource dataSource,
      AuditTrail audit,
      DerivedExpansion derivation,
      @Nullable OwnServer own) {
    jdbc = new JdbcTemplate(dataSource);
    jdbc.setFetchSize(FETCH);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    this.audit = audit;
    this.derivation = derivation;
    this.own = own;
  }

  /**
   * Applies a draft from the instant on, in one transaction. What is no longer in it stops to hold;
   * what comes back gets its old id.
   *
   * @param hash of the files that the draft came from
   * @return the whole park as it now stands
   * @throws ParkRefused if a device names a profile that does not exist
   */
  public Park load(
      Viewer viewer, ParkDraft draft, String hash, PointExpansion expansion, Instant instant) {
    return put(
        viewer,
        draft,
        hash,
        expansion,
        instant,
        any -> {},
        revision -> audit.append(viewer, "park.load", "revision " + revision, hash));
  }

  /**
   * As {@link #load}, for a person and a reason, after others have agreed.
   *
   * @param check gets the park before it is in force; what it throws refuses it
   */
  public Park change(
      Viewer viewer,
      ParkDraft draft,
      String hash,
      PointExpansion expansion,
      Instant instant,
      String reason,
      Consumer<Park> check) {
    return put(
        viewer,
        draft,
        hash,
        expansion,
        instant,
        check,
        revision ->
            audit.append(viewer, "park.change", "revision " + revision + " " + hash, reason));
  }

  private Park put(
      Viewer viewer,
      ParkDraft draft,
      String hash,
      PointExpansion expansion,
      Instant instant,
      Consumer<Park> check,
      LongConsumer note) {
    viewer.require(Right.CHANGE_PARK);
    ParkDraft whole = whole(draft);
    checkProfiles(whole, expansion);
    synchronized (loading) {
      Snapshot snapshot =
          transaction.execute(status -> {
            Snapshot applied =
                new ParkLoad(jdbc, whole, derivation, instant)
                    .apply(hash, expansion, viewer.name());
            check.accept(applied.park());
            note.accept(applied.revision().number());
            return applied;
          });
      now = new Now(snapshot, new ConcurrentHashMap<>());
      return snapshot.park();
    }
  }

  /**
   * What {@link #change} would do up to the check, without a trace.
   *
   * @throws ParkRefused if a device names a profile that does not exist
   */
  public void tryOut(
      Viewer viewer,
      ParkDraft draft,
      String hash,
      PointExpansion expansion,
      Instant instant,
      Consumer<Park> check) {
    viewer.require(Right.REVIEW_PARK);
    ParkDraft whole = whole(draft);
    checkProfiles(whole, expansion);
    synchronized (loading) {
      transaction.executeWithoutResult(status -> {
        status.setRollbackOnly();
        check.accept(
            new ParkLoad(jdbc, whole, derivation, instant)
                .apply(hash, expansion, viewer.name())
                .park());
      });
    }
  }

  private ParkDraft whole(ParkDraft draft) {
    return own == null ? draft : own.addTo(draft);
  }

  /**
   * Applies the park files of a folder unless they, and the points of the profiles, are those that
   * hold already; then the folder's files are hashed but not understood.
   *
   * @throws org.parkwatch.facility.parkfile.ParkFileProblems if the files are wrong
   */
  public Park loadIfChanged(Viewer viewer, Path dir, PointExpansion expansion, Instant instant) {
    viewer.require(Right.CHANGE_PARK);
    ParkFolder folder = ParkFolder.read(dir);
    String hash = folder.hash();
    Optional<Revision> last = Revision.last(jdbc);
    if (last.isPresent() && last.get().hash().equals(hash) && pointsHold(expansion)) {
      return now().whole().park();
    }
    return load(viewer, folder.draft(), hash, expansion, instant);
  }

  /** Whether everything would keep its points if the park were loaded now. */
  private boolean pointsHold(PointExpansion expansion) {
    record Checked(String profile, PointSet points) {}
    Set<Checked> checked = new HashSet<>();
    if (own != null && !own.standsIn(now().whole().park())) {
      return false;
    }
    for (Device device : now().whole().park().devices()) {
      Optional<PointSet> profile = expansion.pointsOf(device.profile());
      if (checked.add(new Checked(device.profile(), device.points()))
          && (profile.isEmpty()
              || !HealthPoints.upgrade(device.points(), profile.get())
                  .specs()
                  .equals(device.points().specs()))) {
        return false;
      }
    }
    return derivedHold();
  }

  private boolean derivedHold() {
    Park park = now().whole().park();
    for (OwnerKind kind : OwnerKind.values()) {
      PointSet wanted = derivation.pointsOf(kind);
      Optional<DerivedBlock> any =
          park.derived().stream().filter(block -> block.kind() == kind).findFirst();
      if (any.isEmpty() ? wanted.size() > 0 && hasOwner(park, kind) : lacks(any.get(), wanted)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasOwner(Park park, OwnerKind kind) {
    return switch (kind) {
      case CABINET -> !park.cabinets().isEmpty();
      case TENANT -> !park.tenants().isEmpty();
      case ROW, ROOM, BUILDING, PARK ->
          park.places().stream().anyMatch(place -> place.kind().name().equals(kind.name()));
    };
  }

  private static boolean lacks(DerivedBlock block, PointSet wanted) {
    return !DerivedBlocks.upgrade(block.points(), wanted).specs().equals(block.points().specs());
  }

  /**
   * Refuses a draft that names profiles which do not exist.
   *
   * @throws ParkRefused with each of them
   */
  public static void checkProfiles(ParkDraft draft, PointExpansion expansion) {
    Map<String, List<String>> missing = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (DeviceDraft device : draft.devices()) {
      String profile = device.profile();
      if (!known.contains(profile)) {
        if (expansion.pointsOf(profile).isPresent()) {
          known.add(profile);
        } else {
          missing.computeIfAbsent(profile, p -> new ArrayList<>()).add(device.code());
        }
      }
    }
    if (!missing.isEmpty()) {
      List<String> reasons = new ArrayList<>();
      missing.forEach((profile, devices) ->
          reasons.add(
              "no profile `"
                  + profile
                  + "`, wanted by "
                  + devices.size()
                  + " device(s), first "
                  + devices.getFirst()));
      throw new ParkRefused(reasons);
    }
  }

  @Override
  public Park current(Viewer viewer) {
    Now now = now();
    Scope scope = viewer.scope();
    if (scope.everything()) {
      return now.whole().park();
    }
    if (now.cut().size() >= MOST_SCOPES) {
      now.cut().clear();
    }
    return now.cut().computeIfAbsent(scope, key -> cut(now.whole().data(), key));
  }

  @Override
  public Park asOf(Viewer viewer, Instant instant) {
    Snapshot whole = now().whole();
    if (!instant.isBefore(whole.revision().appliedAt())) {
      return current(viewer);
    }
    return Revision.at(jdbc, instant)
        .map(revision -> cut(Snapshot.read(jdbc, revision, instant).data(), viewer.scope()))
        .orElseGet(() -> new Park(empty(whole.data(), instant)));
  }

  @Override
  public Map<String, String> aliases(Viewer viewer) {
    Map<String, String> whole = now().whole().codeOfAlias();
    if (viewer.scope().everything()) {
      return whole;
    }
    Park park = current(viewer);
    Set<String> seen = new HashSet<>();
    park.cabinets().forEach(cabinet -> seen.add(cabinet.code()));
    park.places().forEach(place -> seen.add(place.code()));
    park.equipment().forEach(equipment -> seen.add(equipment.code()));
    Map<String, String> aliases = new HashMap<>(whole);
    aliases.values().retainAll(seen);
    return Map.copyOf(aliases);
  }

  /** What was applied last; empty before the first load. */
  public Optional<Revision> lastRevision() {
    return Revision.last(jdbc);
  }

  private static Park cut(ParkData data, Scope scope) {
    return new Park(ScopeFilter.filter(data, scope));
  }

  /** Before the first load nothing is known to have stood anywhere. */
  private static ParkData empty(ParkData like, Instant instant) {
    return new ParkData(
        0,
        instant,
        like.zone(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        like.pointCount());
  }

  private Now now() {
    Now read = now;
    if (read != null) {
      return read;
    }
    synchronized (loading) {
      Now other = now;
      if (other == null) {
        Revision last =
            Revision.last(jdbc)
                .orElseThrow(() -> new IllegalStateException("no park has been loaded yet"));
        other = new Now(Snapshot.read(jdbc, last, last.appliedAt()), new ConcurrentHashMap<>());
        now = other;
      }
      return other;
    }
  }
}
