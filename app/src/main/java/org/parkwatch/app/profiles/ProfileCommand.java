package org.parkwatch.app.profiles;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.parkwatch.app.profiles.Trial.Outcome;
import org.parkwatch.app.storage.WallClock;
import org.parkwatch.collectors.CollectorRefused;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credential;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Secret;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.collectors.modbus.ModbusProbe;
import org.parkwatch.collectors.opcua.TrustKeeping;
import org.parkwatch.collectors.snmp.Access;
import org.parkwatch.collectors.snmp.Conversation;
import org.parkwatch.facility.yaml.InputRefused;
import org.parkwatch.profiles.Profile;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.profiles.binding.Family;
import org.slf4j.LoggerFactory;

/** {@code ./parkwatch profile}: looks at profiles, and tries one on a device. Changes nothing. */
public final class ProfileCommand {
  static final String USAGE =
      """
      usage: parkwatch profile list [TEXT]              profiles that come with Parkwatch, or whose line has TEXT
             parkwatch profile check FILE|DIR...        every mistake, with file, line and key
             parkwatch profile discover HOST[:PORT]     asks an SNMP device what it is and what it has
             parkwatch profile discover HOST[:PORT] --unit N   asks a Modbus unit of what make it is
             parkwatch profile try FILE|ID HOST[:PORT]  reads a device once; prints points, values, raw
               --variant ID     where FILE has several profiles
               --protocol P     as in the park files, where the profile's family has several:
                                snmp-v2c (default), snmp-v1, snmp-v3; modbus-tcp (default),
                                modbus-gateway; opcua; mqtt-v3 (default), mqtt-v5
               --path P         as in the park files: unit of a Modbus device, object of an OPC UA
                                server, group/node/device of Sparkplug, topic of plain MQTT
               --credential C   one that ./parkwatch credential list names; without it an SNMP v1 or v2c device
                                is asked with the community 'public'
               --seconds N      how long to wait, 1..3600 (default 10; 60 where devices speak unasked)
               --data DIR       the data folder (default: data)\
      """;

  private static final String PUBLIC = "public";
  private static final int TIMEOUT_MILLIS = 2_000;

  private final PrintStream out;
  private final InstantSource clock;

  /** Small cards answer some hundred questions a second, and others ask them too. */
  private static final int QUESTIONS_A_SECOND = 50;

  private ProfileCommand(PrintStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Exit status 0: no mistake, or the device answered; 1: mistakes, or it did not; 2: not
   * understood.
   */
  public static void main(String[] arguments) throws InterruptedException {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.ERROR); // what went wrong is in the report
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err, WallClock.ofMachine()));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err, InstantSource clock)
      throws InterruptedException {
    ProfileCommand command = new ProfileCommand(out, clock);
    try {
      List<String> words = new ArrayList<>(arguments);
      Map<String, String> options = TryOptions.take(words);
      String verb = words.isEmpty() ? "" : words.removeFirst();
      if (verb.equals("list") && words.size() <= 1) {
        return command.list(words.isEmpty() ? "" : words.getFirst());
      }
      if (verb.equals("check") && !words.isEmpty()) {
        return command.check(words);
      }
      if (verb.equals("discover") && words.size() == 1) {
        return command.discover(new TryOptions(words.getFirst(), options));
      }
      if (verb.equals("try") && words.size() == 2) {
        return command.trial(words.get(0), new TryOptions(words.get(1), options));
      }
    } catch (InputRefused | CollectorRefused | UncheckedIOException | IOException e) {
      err.println(e.getMessage());
      return 1;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
    err.println(USAGE);
    return 2;
  }

  private int list(String text) {
    for (Profile profile : Profiles.load().all()) {
      String line =
          "%-28s %-9s %s: %s"
              .formatted(
                  profile.id(),
                  profile.family().name().toLowerCase(Locale.ROOT),
                  profile.vendor(),
                  String.join(", ", profile.models()));
      if (line.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))) {
        out.println(line);
      }
    }
    return 0;
  }

  private int check(List<String> names) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          files.addAll(inside.filter(file -> file.toString().endsWith(".yaml")).sorted().toList());
        }
      } else {
        files.add(path);
      }
    }
    List<Profile> profiles = Profiles.read(files);
    for (Profile profile : profiles) {
      out.printf("%s: %d points%n", profile.id(), profile.points().size());
    }
    out.printf("no mistake in %d files%n", files.size());
    return 0;
  }

  private int discover(TryOptions options) throws IOException {
    if (options.unit().isPresent()) {
      Trial.Target target = options.target(Family.MODBUS);
      try (ModbusProbe unit =
          new ModbusProbe(
              target.host(),
              target.port(),
              options.unit().getAsInt(),
              Duration.ofMillis(TIMEOUT_MILLIS))) {
        return new UnitReport(out).print(unit.find(Profiles.load(options.own()).all()));
      }
    }
    Trial.Target target = options.target(Family.SNMP);
    Access access = access(credentials(options), target);
    InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
    try (Conversation device =
        new Conversation(address, access, TIMEOUT_MILLIS, QUESTIONS_A_SECOND)) {
      return new FoundReport(out).print(device);
    }
  }

  private static Access access(Credentials credentials, Trial.Target target) {
    String name = target.credential();
    boolean signed = target.protocol().equals("snmp-v3");
    Optional<Access> access =
        signed
            ? credentials.find(name, Credential.SnmpUser.class).map(Access::signed)
            : credentials
                .find(name, Credential.Community.class)
                .map(found -> Access.plain(target.protocol(), found.community()));
    return access.orElseThrow(() ->
        new IllegalArgumentException(
            (signed ? "no SNMPv3 user is called " : "no community is called ") + name));
  }

  private int trial(String source, TryOptions options) throws IOException, InterruptedException {
    Profile profile = choose(source, options);
    Trial.Target target = options.target(profile.family());
    Outcome outcome =
        new Trial(
                credentials(options),
                Connections.load(options.data().resolve("site/connections.yaml")),
                new TrustKeeping(
                    options.data().resolve("secrets/opcua"),
                    () -> vault(options).ownPassword("opcua")),
                clock)
            .read(profile, target, options.atMost(profile.family()));
    return new TrialReport(out).print(profile, target, outcome);
  }

  private static Profile choose(String source, TryOptions options) {
    Path file = Path.of(source);
    Collection<Profile> found =
        Files.exists(file)
            ? Profiles.read(List.of(file))
            : Profiles.load().find(source).map(List::of).orElse(List.of());
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + source + "' is no file, and no profile of this id comes with Parkwatch");
    }
    Optional<String> variant = options.variant();
    if (variant.isEmpty() && found.size() == 1) {
      return found.iterator().next();
    }
    return found.stream()
        .filter(profile -> profile.id().equals(variant.orElse("")))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                source
                    + " has the profiles "
                    + String.join(", ", found.stream().map(Profile::id).toList())
                    + "; --variant ID takes one"));
  }

  private static Credentials credentials(TryOptions options) throws IOException {
    if (options.credential().isEmpty()) {
      return Credentials.of(Map.of(PUBLIC, new Credential.Community(new Secret(PUBLIC))));
    }
    return vault(options).open();
  }

  private static Vault vault(TryOptions options) {
    return new Vault(options.data().resolve("secrets"), Vault.usualKeyFile());
  }
}
