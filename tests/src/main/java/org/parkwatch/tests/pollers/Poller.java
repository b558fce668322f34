package org.parkwatch.tests.pollers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A program that reads devices by SNMP. */
public interface Poller {
  /** As it stands in the result, such as {@code collectd}. */
  String name();

  /** Whether it is one of the others, against which ours is held. */
  boolean peer();

  /** What must be installed for it; empty if it is there. */
  Optional<String> missing();

  /** Its name and version, and what of its configuration tells. */
  String described() throws IOException;

  /**
   * Starts it; it reads all agents at the task's pace until it is closed.
   *
   * @param folder empty, for its configuration, its data and its output
   */
  RunningPoller start(PollTask task, Path folder) throws IOException;
}
