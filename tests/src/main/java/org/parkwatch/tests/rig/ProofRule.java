package org.parkwatch.tests.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.parkwatch.alerting.journal.EntryKind;
import org.parkwatch.alerting.journal.JournalEntry;

/**
 * A rule of the site's own, beside those that ship: the state that a rack PDU reports is an alarm
 * at once. The shipped rule waits 20 s, which is right for people and hides what a proof is after.
 */
public final class ProofRule {
  /** Its id; in the journal the state follows after a colon. */
  public static final String ID = "proof.rack-pdu.state";

  private static final String TEXT =
      """
      rules:
        - id: proof.rack-pdu.state
          kind: state
          on: {point: state, equipment: RACK_PDU}
          states: {WARNING: 3, CRITICAL: 2}
          onDelay: 0s
          offDelay: 0s
          what:
            en: rack PDU reports at once
            zh: 机架PDU自报（无延时）
          consequence:
            en: The rack PDU has passed a limit of its own.
            zh: 机架PDU越过自身门限。
          response:
            en: Read the state on the rack PDU itself.
            zh: 查看机架PDU本体状态。
          timeToRespond: 1h
      """;

  private ProofRule() {}

  /** Writes it into the site's folder of a data folder, before the server starts. */
  public static void write(Path data) {
    try {
      Path folder = Files.createDirectories(data.resolve("site/rules"));
      Files.writeString(folder.resolve("proof.yaml"), TEXT);
    } catch (IOException e) {
      throw new UncheckedIOException("the proof's rule cannot be written into " + data, e);
    }
  }

  /** Whether a journal entry's rule is this one. */
  public static boolean is(String rule) {
    return rule.equals(ID) || rule.startsWith(ID + ":");
  }

  /** Codes of the devices of which it has raised an alarm, by the journal of a data folder. */
  public static Set<String> raised(Path data) {
    try (AlarmJournal journal = AlarmJournal.open(data)) {
      return journal.entries(entry -> entry.kind() == EntryKind.RAISED && is(entry.rule())).stream()
          .map(JournalEntry::device)
          .collect(Collectors.toSet());
    }
  }

  /** Waits until the journal has an alarm of it for each of the devices. */
  public static void awaitRaised(Path data, Collection<String> devices, Duration within) {
    Await.value(
        "the alarms of " + devices.size() + " devices are journalled",
        within,
        Duration.ofSeconds(1),
        () -> raised(data).containsAll(devices) ? Boolean.TRUE : null);
  }
}
