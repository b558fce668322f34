package org.parkwatch.ui.account;

import org.parkwatch.facility.access.Viewer;
import org.parkwatch.ui.access.AccountBook;
import org.parkwatch.ui.access.AccountBook.Answer;

/**
 * How the panes of the accounts page act: the page gives the command a viewer, and shows how it
 * went.
 */
interface AccountCommands {
  /** One thing to do with the accounts. */
  @FunctionalInterface
  interface Command {
    Answer run(AccountBook book, Viewer viewer);
  }

  /** Runs it, says how it went and shows the account as it is then. */
  void run(String account, Command command);
}
