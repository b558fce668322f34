package org.parkwatch.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parkwatch.alerting.board.AlarmLife;
import org.parkwatch.alerting.board.JournalBoard;
import org.parkwatch.alerting.board.ServiceOrder;
import org.parkwatch.alerting.board.Shelving;
import org.parkwatch.alerting.book.KeptRules;
import org.parkwatch.alerting.book.RuleBook;
import org.parkwatch.alerting.journal.OutOfService;
import org.parkwatch.alerting.severity.SeverityFile;
import org.parkwatch.alerting.trial.Backtest;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.opcua.Certificates;
import org.parkwatch.collectors.opcua.OpcUaCollector;
import org.parkwatch.collectors.opcua.OpcUaOptions;
import org.parkwatch.collectors.opcua.TrustKeeping;
import org.parkwatch.facility.access.AccessRefused;
import org.parkwatch.facility.access.AuditFilter;
import org.parkwatch.facility.access.Right;
import org.parkwatch.facility.access.Role;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.change.ParkReload;
import org.parkwatch.facility.commissioning.CertificateQuarantine;
import org.parkwatch.facility.commissioning.ServerCertificate;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.reference.ReferenceOptions;
import org.parkwatch.facility.reference.ReferenceOptions.Size;
import org.parkwatch.facility.reference.ReferencePark;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.profiles.ProfileExpansion;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.LogRecord;
import org.parkwatch.telemetry.log.SampleSink;
import org.parkwatch.telemetry.sample.SampleBatch;
import org.parkwatch.ui.access.Needs;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Each role at each command and each page: the command itself lets in or refuses. */
class RightsTest {
  private static final String WHY = "because";

  @TempDir private Path dir;

  private record Command(Right right, Consumer<Viewer> work) {}

  @Test
  void eachCommandLetsInTheRolesThatHaveItsRightAndNoOther() {
    try (AccountsRig rig = new AccountsRig(dir)) {
      Map<String, Command> commands = commands(rig);
      Map<String, List<Role>> wanted = new TreeMap<>();
      Map<String, List<Role>> found = new TreeMap<>();
      commands.forEach((name, command) -> {
        wanted.put(name, Role.with(command.right()));
        found.put(name, List.of(Role.values()).stream().filter(r -> letsIn(command, r)).toList());
      });
      assertThat(found).isEqualTo(wanted);
    }
  }

  private static boolean letsIn(Command command, Role role) {
    try {
      command.work().accept(AccountsRig.viewer("somebody", role));
      return true;
    } catch (AccessRefused refused) {
      assertThat(refused.needed()).contains(command.right());
      return false;
    } catch (RuntimeException e) {
      return true; // let in, and refused for another reason
    }
  }

  private Map<String, Command> commands(AccountsRig rig) {
    PointExpansion profiles = new ProfileExpansion(Profiles.load());
    ParkStore store = new ParkStore(rig.database, rig.audit);
    InstantSource clock = InstantSource.system();
    Path files = dir.resolve("park");
    ReferencePark.write(files, new ReferenceOptions(7, Size.SMALL, 11_161));
    Park park = store.loadIfChanged(Viewer.system("test"), files, profiles, Instant.EPOCH);
    ParkReload reload =
        new ParkReload(store, files, dir.resolve("in-force"), profiles, List.of(), clock);
    reload.keepFilesInForce();
    JournalBoard board = new JournalBoard(new NoLog(), rig.audit, SeverityFile.defaults(), park);
    Map<String, Command> all = new TreeMap<>();
    all.put(
        "acknowledge",
        new Command(Right.ACKNOWLEDGE, v -> board.acknowledge(v, one(), WHY).join()));
    Shelving hour = new Shelving(false, Duration.ofHours(1));
    all.put("shelve", new Command(Right.SHELVE, v -> board.shelve(v, one(), hour, WHY).join()));
    all.put("unshelve", new Command(Right.SHELVE, v -> board.unshelve(v, one()).join()));
    AlarmLife life = board.life();
    all.put("reset", new Command(Right.ACKNOWLEDGE, v -> life.reset(v, one(), WHY).join()));
    all.put("note", new Command(Right.ACKNOWLEDGE, v -> life.note(v, one(), WHY).join()));
    all.put(
        "hand over",
        new Command(Right.ACKNOWLEDGE, v -> life.handOver(v, one(), "li", WHY).join()));
    OutOfService.Target room = new OutOfService.Target(OutOfService.Kind.PLACE, "FZ");
    ServiceOrder order = new ServiceOrder(room, "WO-1", WHY, "li", Duration.ofHours(1));
    all.put("take out", new Command(Right.OUT_OF_SERVICE, v -> life.takeOut(v, order).join()));
    all.put("put back", new Command(Right.OUT_OF_SERVICE, v -> life.putBack(v, "1", WHY).join()));
    RuleBook rules = rules(rig, park, clock);
    String none = "rules: []";
    all.put("check rules", new Command(Right.REVIEW_PARK, v -> rules.check(v, "a.yaml", none)));
    all.put(
        "try rules",
        new Command(
            Right.REVIEW_PARK,
            v -> rules.attempt(v, "a.yaml", none, "x", 1, Backtest.Progress.UNSEEN)));
    all.put("put rules", new Command(Right.CHANGE_RULES, v -> rules.put(v, "a.yaml", none, WHY)));
    all.put("reload rules", new Command(Right.CHANGE_RULES, rules::reload));
    all.put("review", new Command(Right.REVIEW_PARK, reload::review));
    all.put("apply", new Command(Right.CHANGE_PARK, v -> reload.apply(v, "", WHY)));
    all.put(
        "load",
        new Command(
            Right.CHANGE_PARK, v -> store.loadIfChanged(v, files, profiles, Instant.EPOCH)));
    all.put("audit", new Command(Right.AUDIT, v -> rig.audit.find(v, AuditFilter.newest(1))));
    all.put("list", new Command(Right.ACCOUNTS, rig.book::list));
    all.put("people", new Command(Right.ACCOUNTS, rig.people::list));
    all.put("find", new Command(Right.ACCOUNTS, v -> rig.people.find(v, "lin")));
    all.put("add", accounts(v -> rig.book.add(v, AccountsRig.lin(""), WHY)));
    all.put("role", accounts(v -> rig.book.setRole(v, "lin", Role.VIEWER, WHY)));
    all.put("disable", accounts(v -> rig.book.setActive(v, "lin", false, WHY)));
    all.put("enable", accounts(v -> rig.book.setActive(v, "lin", true, WHY)));
    all.put("password", accounts(v -> rig.book.setPassword(v, "lin", "", WHY)));
    all.put("sessions", accounts(v -> rig.book.endSessions(v, "lin", WHY)));
    all.put("no reason", accounts(v -> rig.book.endSessions(v, "lin", "")));
    CertificateQuarantine certificates = new Certificates(collector(), rig.audit);
    all.put("certificates", new Command(Right.TRUST, certificates::list));
    all.put(
        "trust",
        new Command(
            Right.TRUST,
            v -> certificates.decide(v, "0", ServerCertificate.Standing.TRUSTED, WHY)));
    all.put("forget", new Command(Right.TRUST, v -> certificates.forget(v, "0", WHY)));
    return all;
  }

  private RuleBook rules(AccountsRig rig, Park park, InstantSource clock) {
    try {
      return KeptRules.open(
          dir.resolve("site"),
          () -> park,
          () -> {
            throw new IllegalStateException("no history here");
          },
          rig.audit,
          clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpcUaCollector collector() {
    return new OpcUaCollector(
        Profiles.load(),
        Credentials.of(Map.of()),
        Connections.none(),
        new TrustKeeping(dir.resolve("opcua"), () -> new Secret("no server here")),
        new NoLog(),
        InstantSource.system(),
        OpcUaOptions.defaults());
  }

  private static Command accounts(Consumer<Viewer> work) {
    return new Command(Right.ACCOUNTS, work);
  }

  private static List<Long> one() {
    return List.of(1L);
  }

  @Test
  void thePagesThatNeedARightAreTheseAndNoOther() throws ClassNotFoundException {
    ClassPathScanningCandidateComponentProvider pages =
        new ClassPathScanningCandidateComponentProvider(false);
    pages.addIncludeFilter(new AnnotationTypeFilter(Route.class));
    Map<String, Right> found = new TreeMap<>();
    int all = 0;
    for (var page : pages.findCandidateComponents("org.parkwatch.ui")) {
      Class<?> view = Class.forName(page.getBeanClassName());
      Needs needs = view.getAnnotation(Needs.class);
      all++;
      if (needs != null) {
        found.put(view.getAnnotation(Route.class).value(), needs.value());
      }
    }
    assertThat(all).isGreaterThan(found.size());
    assertThat(found)
        .isEqualTo(
            Map.of(
                "park-files",
                Right.REVIEW_PARK,
                "accounts",
                Right.ACCOUNTS,
                "certificates",
                Right.TRUST,
                "data-health",
                Right.DATA_HEALTH,
                "export",
                Right.EXPORT));
  }

  /** Takes no command: nobody here has an alarm to acknowledge. */
  private static final class NoLog implements SampleSink {
    @Override
    public void append(SampleBatch batch) {
      throw new IllegalStateException("no samples here");
    }

    @Override
    public CompletableFuture<Long> command(LogRecord.Command command) {
      return CompletableFuture.failedFuture(new IllegalStateException("no log here"));
    }
  }
}
