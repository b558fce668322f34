package org.parkwatch.app.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parkwatch.app.signin.AccountsRig.ADMIN;
import static org.parkwatch.app.signin.AccountsRig.lin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.Role;
import org.parkwatch.ui.access.AccountBook.Answer;
import org.parkwatch.ui.access.AccountBook.Outcome;

/** Commands on accounts: what they leave behind, and what they refuse. */
class KeptAccountsTest {
  private static final String CHOSEN = "four words and more";

  @TempDir private Path dir;

  @Test
  void anAddedAccountHasRoleAndGeneratedPasswordAfterARestart() {
    String password;
    try (AccountsRig rig = new AccountsRig(dir)) {
      Answer added = rig.book.add(ADMIN, lin(""), "new colleague");
      assertThat(added.outcome()).isEqualTo(Outcome.DONE);
      password = added.password();
    }
    try (AccountsRig rig = new AccountsRig(dir)) {
      assertThat(password).hasSize(FirstAdministrator.LENGTH);
      assertThat(rig.opens("lin", password)).isTrue();
      assertThat(new SignedInViewers(rig.people).viewerOf(() -> "lin").role())
          .isEqualTo(Role.OPERATOR);
    }
  }

  @Test
  void everyCommandIsInTheTrailWithItsReasonAndNoPassword() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      rig.book.add(ADMIN, lin(CHOSEN), "new colleague");
      rig.book.setRole(ADMIN, "lin", Role.PLANNER, "moved to planning");
      rig.book.setPassword(ADMIN, "lin", "", "forgot it");
      rig.book.endSessions(ADMIN, "lin", "phone lost");
      rig.book.setActive(ADMIN, "lin", false, "left");
      rig.book.setActive(ADMIN, "lin", true, "came back");
      assertThat(rig.trail())
          .containsExactly(
              "people.enable lin: came back",
              "people.disable lin: left",
              "account.end-sessions lin: phone lost",
              "account.password-set lin: forgot it",
              "people.role lin OPERATOR -> PLANNER: moved to planning",
              "people.create lin OPERATOR: new colleague");
    }
  }

  @Test
  void whatIsRefusedChangesNothing() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      rig.book.add(ADMIN, lin(CHOSEN), "new colleague");
      var before = rig.book.list(ADMIN);
      int entries = rig.trail().size();
      String name = ADMIN.name();
      assertThat(rig.book.add(ADMIN, lin(CHOSEN), "again").outcome()).isEqualTo(Outcome.TAKEN);
      assertThat(rig.book.add(ADMIN, lin("short"), "x").outcome()).isEqualTo(Outcome.SHORT);
      assertThat(rig.book.add(ADMIN, lin("码".repeat(25)), "x").outcome()).isEqualTo(Outcome.LONG);
      assertThat(rig.book.setRole(ADMIN, "lin", Role.VIEWER, " ").outcome())
          .isEqualTo(Outcome.REASON);
      assertThat(rig.book.setPassword(ADMIN, "nobody", "", "x").outcome())
          .isEqualTo(Outcome.UNKNOWN);
      assertThat(rig.book.setActive(ADMIN, name, false, "x").outcome()).isEqualTo(Outcome.OWN);
      assertThat(rig.book.setRole(ADMIN, name, Role.VIEWER, "x").outcome())
          .isEqualTo(Outcome.LAST_ADMINISTRATOR);
      assertThat(rig.book.list(ADMIN)).isEqualTo(before);
      assertThat(rig.trail()).hasSize(entries);
      assertThat(rig.opens("lin", CHOSEN)).isTrue();
    }
  }

  @Test
  void aDisabledAccountIsNoViewerAndItsPasswordIsKeptForLater() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      rig.book.add(ADMIN, lin(CHOSEN), "new colleague");
      rig.book.setActive(ADMIN, "lin", false, "left");
      SignedInViewers viewers = new SignedInViewers(rig.people);
      assertThatThrownBy(() -> viewers.viewerOf(() -> "lin")).isInstanceOf(AccessRefused.class);
      rig.book.setActive(ADMIN, "lin", true, "came back");
      assertThat(viewers.viewerOf(() -> "lin").name()).isEqualTo("lin");
      assertThat(rig.opens("lin", CHOSEN)).isTrue();
    }
  }

  /** The return ticket is signed with this: another secret, and the browser stays outside. */
  @Test
  void aNewPasswordAndEndedSessionsVoidTheTicketsOfThatAccountAlone() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      rig.book.add(ADMIN, lin(CHOSEN), "new colleague");
      Optional<String> first = rig.accounts.ticketSecret("lin");
      Optional<String> administrator = rig.accounts.ticketSecret(ADMIN.name());
      rig.book.endSessions(ADMIN, "lin", "phone lost");
      Optional<String> second = rig.accounts.ticketSecret("lin");
      rig.book.setPassword(ADMIN, "lin", "", "forgot it");
      assertThat(second).isPresent().isNotEqualTo(first);
      assertThat(rig.accounts.ticketSecret("lin")).isNotEqualTo(second).isNotEqualTo(first);
      assertThat(rig.accounts.ticketSecret(ADMIN.name())).isEqualTo(administrator);
    }
  }

  @Test
  void theGeneratedFirstPasswordIsForgottenOnceAnotherIsSet() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      assertThat(dir.resolve("first-password")).exists();
      rig.book.setPassword(ADMIN, ADMIN.name(), CHOSEN, "mine");
      assertThat(Files.exists(dir.resolve("first-password"))).isFalse();
      assertThat(rig.opens(ADMIN.name(), CHOSEN)).isTrue();
    }
  }
}
