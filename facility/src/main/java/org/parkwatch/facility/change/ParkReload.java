package org.parkwatch.facility.change;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.parkfile.ParkDraft;
import org.parkwatch.facility.parkfile.ParkFolder;
import org.parkwatch.facility.store.ParkRefused;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.facility.store.Revision;
import org.parkwatch.facility.yaml.InputRefused;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Puts changed park files in force while everything runs. A copy of the files in force is kept, so
 * that a difference can be told at any time, also without the database. Thread-safe.
 */
public final class ParkReload {
  private final ParkStore store;
  private final Path files;
  private final Path inForce;
  private final PointExpansion expansion;
  private final List<ParkFollower> followers;
  private final InstantSource clock;

  /**
   * @param files folder that people write to
   * @param inForce folder of the copy
   * @param followers in the order in which they go over: what takes samples before what makes them
   */
  public ParkReload(
      ParkStore store,
      Path files,
      Path inForce,
      PointExpansion expansion,
      List<ParkFollower> followers,
      InstantSource clock) {
    this.store = store;
    this.files = files;
    this.inForce = inForce;
    this.expansion = expansion;
    this.followers = List.copyOf(followers);
    this.clock = clock;
  }

  /** After a start: keeps the files that are in force, unless it has them. */
  public void keepFilesInForce() {
    String hash = revision().hash();
    if (!ParkFolder.read(inForce).hash().equals(hash)) {
      ParkFolder now = ParkFolder.read(files);
      if (now.hash().equals(hash)) {
        now.writeTo(inForce);
      }
    }
  }

  /**
   * Compares the files with what is in force and asks every room whether it could go over. Changes
   * nothing.
   *
   * @throws org.parkwatch.facility.access.AccessRefused without the right to review the park
   */
  public ParkReview review(Viewer viewer) {
    viewer.require(Right.REVIEW_PARK);
    ParkFolder folder = ParkFolder.read(files);
    long revision = store.current(viewer).revision();
    ParkDiff diff = new ParkDiff(Map.of());
    try {
      ParkDraft draft = folder.draft();
      diff = ParkDiff.between(ParkFolder.read(inForce).draft(), draft);
      if (!diff.isEmpty()) {
        store.tryOut(viewer, draft, folder.hash(), expansion, clock.instant(), this::check);
      }
      return new ParkReview(revision, folder.hash(), diff, List.of());
    } catch (InputRefused | ParkRefused e) {
      return new ParkReview(revision, folder.hash(), diff, lines(e));
    } catch (DataAccessException | TransactionException e) {
      List<String> away = List.of("the database does not answer: " + e.getMessage());
      return new ParkReview(revision, folder.hash(), diff, away);
    }
  }

  /**
   * Puts the files in force: in one transaction, then room by room.
   *
   * @param reviewed hash of the files that the viewer has seen the difference of
   * @param reason for the audit trail
   * @return the park as it now stands
   * @throws ParkRefused if the files have changed since, or a room could not go over; nothing has
   *     changed then
   * @throws InputRefused as above
   * @throws org.parkwatch.facility.access.AccessRefused without the right to change the park
   * @throws ParkNotFollowed if it is in force and a room has not gone over
   */
  public synchronized Park apply(Viewer viewer, String reviewed, String reason) {
    viewer.require(Right.CHANGE_PARK);
    ParkFolder folder = ParkFolder.read(files);
    if (!folder.hash().equals(reviewed)) {
      throw new ParkRefused(List.of("the files have changed since they were compared"));
    }
    Park park;
    try {
      park =
          store.change(
              viewer, folder.draft(), reviewed, expansion, clock.instant(), reason, this::check);
    } catch (DataAccessException | TransactionException e) {
      throw new ParkRefused(List.of("the database does not answer: " + e.getMessage()));
    }
    folder.writeTo(inForce);
    for (ParkFollower follower : followers) {
      try {
        follower.follow(park);
      } catch (RuntimeException e) {
        throw new ParkNotFollowed(park.revision(), e);
      }
    }
    return park;
  }

  private void check(Park park) {
    followers.forEach(follower -> follower.check(park));
  }

  private Revision revision() {
    return store
        .lastRevision()
        .orElseThrow(() -> new IllegalStateException("no park has been loaded yet"));
  }

  private static List<String> lines(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().skip(1).map(String::strip).toList();
  }
}
