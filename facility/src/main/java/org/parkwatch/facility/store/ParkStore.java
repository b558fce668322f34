package org.parkwatch.facility.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.DerivedExpansion;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.ParkData;
import org.parkwatch.facility.park.ParkRows;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.park.PointExpansion;
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

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final DerivedExpansion derivation;
  private final @Nullable OwnServer own;
  private final Object loading = new Object();
  private volatile @Nullable ScopedPark now;

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
    NamedProfiles.check(whole, expansion);
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
      now = new ScopedPark(snapshot);
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
    NamedProfiles.check(whole, expansion);
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
    if (last.isPresent()
        && last.get().hash().equals(hash)
        && new HeldPoints(expansion, derivation, own).by(now().whole().park())) {
      return now().whole().park();
    }
    return load(viewer, folder.draft(), hash, expansion, instant);
  }

  @Override
  public Park current(Viewer viewer) {
    return now().seenFrom(viewer.scope());
  }

  @Override
  public Park asOf(Viewer viewer, Instant instant) {
    Snapshot whole = now().whole();
    if (!instant.isBefore(whole.revision().appliedAt())) {
      return current(viewer);
    }
    return Revision.at(jdbc, instant)
        .map(revision ->
            ScopedPark.cut(Snapshot.read(jdbc, revision, instant).data(), viewer.scope()))
        .orElseGet(() -> new Park(empty(whole.data(), instant)));
  }

  @Override
  public Map<String, String> aliases(Viewer viewer) {
    return now().aliases(viewer.scope());
  }

  /** What was applied last; empty before the first load. */
  public Optional<Revision> lastRevision() {
    return Revision.last(jdbc);
  }

  /** Before the first load nothing is known to have stood anywhere. */
  private static ParkData empty(ParkData like, Instant instant) {
    return new ParkRows(0, instant, like.zone()).data(like.pointCount());
  }

  private ScopedPark now() {
    ScopedPark read = now;
    if (read != null) {
      return read;
    }
    synchronized (loading) {
      ScopedPark other = now;
      if (other == null) {
        Revision last =
            Revision.last(jdbc)
                .orElseThrow(() -> new IllegalStateException("no park has been loaded yet"));
        other = new ScopedPark(Snapshot.read(jdbc, last, last.appliedAt()));
        now = other;
      }
      return other;
    }
  }
}
