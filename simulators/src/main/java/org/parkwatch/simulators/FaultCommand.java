package org.parkwatch.simulators;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parkwatch.simulators.control.ControlClient;

/** The command line of the faults: {@code ./parkwatch fault ...}. */
public final class FaultCommand {
  static final String USAGE =
      """
      usage: parkwatch fault KIND TARGET... [OPTION VALUE]... [--data DIR]
             parkwatch fault clear TARGET...
             parkwatch fault event NAME [TARGET] | event end NAME | event end all | event list
             parkwatch fault list | status | stats
             parkwatch fault journal on TARGET... --file FILE | journal off

      kinds:
        silent          does not answer
        slow            answers late            --ms 3000
        garbage         answers nonsense        --form rotating|random|truncated|oversized|wrong-id
        counter-reset   restarts: energy and uptime begin at 0 (a clear does not undo it)
        overload        carries too much        --percent 90 (of the rated current)
        hot             inlet air too warm      --celsius 33
        sensor-lost     inlet probe unplugged

      targets: the code of a device, equipment, gateway, cabinet, row, room, floor or building;
               all (rack PDUs); random:N or random:P% of the rack PDUs, with :SEED to pick others.
               Devices other than rack PDUs can be silent, slow or garbage, and so can gateways:
               by OPC UA garbage is bad status codes and values of a wrong type, by MQTT payloads
               that are none; wrong-id there is births without a death, or topics of nobody.

      events, at the first thing that fits unless a target is named, until they are ended or the
      simulators stop:
        circuit-lost    a 10 kV circuit is lost: the tie closes after 3 s, and the load returns 60 s
                        after the circuit; TARGET a circuit, such as FZ-B1-1F-CC-A
        both-lost       both circuits of a floor: batteries, gensets after 60 to 120 s, retransfer;
                        TARGET a floor or 10 kV bus
        genset-test     monthly run of a genset group without load; TARGET FZ-B1-GEN-1
        genset-fails    as both-lost, and the last set of the group fails to start
        ups-bypass      a UPS group goes to bypass
        ups-module      power module 7 of a UPS group fails
        rpp-trip        the main breaker of an RPP trips
        chiller-trip    the running chillers of a building trip: its tanks carry it until others run
        crah-lost       every second CRAH of a room stops
        leak            water under the floor of a room, at 17.5 m of the rope
        gas-release     smoke; the extinguishing gas of a room counts down and is released after 30 s
        switch-dead     a room switch is dead: all behind it are silent

      Faults last until they are cleared, also over a restart. --data is the data folder of the
      running park (default: data).\
      """;

  private static final List<String> OPTIONS =
      List.of("--data", "--ms", "--form", "--percent", "--celsius", "--file");

  private FaultCommand() {}

  public static void main(String[] args) {
    int status = run(List.of(args), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** 0 if done, 1 if refused, 2 if not understood. */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    Path socket;
    Map<String, Object> command;
    try {
      Options options = Options.parse(args, OPTIONS);
      if (options.help()) {
        out.println(USAGE);
        return 0;
      }
      socket = ControlClient.socket(Path.of(options.value("--data").orElse("data")));
      command = command(options);
    } catch (Options.WrongUse e) {
      err.println("fault: " + e.getMessage());
      err.println(USAGE);
      return 2;
    }
    try {
      return print(ControlClient.send(socket, command), out, err);
    } catch (IOException e) {
      err.println(
          "fault: no simulators answer at "
              + socket
              + " (is the park running?): "
              + e.getMessage());
      return 1;
    }
  }

  private static Map<String, Object> command(Options options) {
    List<String> words = options.words();
    if (words.isEmpty()) {
      throw new Options.WrongUse("what shall happen?");
    }
    String verb = words.getFirst();
    List<String> targets = words.subList(1, words.size());
    return switch (verb) {
      case "list", "status", "stats" -> alone(verb, targets);
      case "clear" -> withTargets("clear", targets);
      case "journal" -> journal(options, targets);
      case "event" -> event(targets);
      default -> fault(options, verb, targets);
    };
  }

  private static Map<String, Object> fault(Options options, String kind, List<String> targets) {
    Map<String, Object> command = withTargets("fault", targets);
    command.put("kind", kind);
    options.number("--ms").ifPresent(ms -> command.put("millis", ms));
    options.value("--form").ifPresent(form -> command.put("form", form));
    options.number("--percent").ifPresent(percent -> command.put("percent", percent));
    options.number("--celsius").ifPresent(celsius -> command.put("celsius", celsius));
    return command;
  }

  private static Map<String, Object> event(List<String> words) {
    Map<String, Object> command = alone("event", List.of());
    if (words.isEmpty() || words.size() > 2) {
      throw new Options.WrongUse("event NAME [TARGET], event end NAME, or event list");
    }
    String first = words.getFirst();
    if (first.equals("end")) {
      command.put("end", words.getLast());
    } else if (!words.equals(List.of("list"))) {
      command.put("begin", first);
      if (words.size() == 2) {
        command.put("target", words.getLast());
      }
    }
    return command;
  }

  private static Map<String, Object> journal(Options options, List<String> words) {
    if (words.equals(List.of("off"))) {
      Map<String, Object> command = alone("journal", List.of());
      command.put("off", true);
      return command;
    }
    if (words.isEmpty() || !words.getFirst().equals("on")) {
      throw new Options.WrongUse("journal on TARGET... --file FILE, or journal off");
    }
    Map<String, Object> command = withTargets("journal", words.subList(1, words.size()));
    command.put("file", Path.of(options.required("--file")).toAbsolutePath().toString());
    return command;
  }

  private static Map<String, Object> alone(String verb, List<String> targets) {
    if (!targets.isEmpty()) {
      throw new Options.WrongUse(verb + " takes no target");
    }
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("command", verb);
    return command;
  }

  private static Map<String, Object> withTargets(String verb, List<String> targets) {
    if (targets.isEmpty()) {
      throw new Options.WrongUse("at which devices?");
    }
    Map<String, Object> command = new LinkedHashMap<>();
    command.put("command", verb);
    command.put("targets", targets);
    return command;
  }

  private static int print(Map<String, @Nullable Object> answer, PrintStream out, PrintStream err) {
    if (!Boolean.TRUE.equals(answer.get("ok"))) {
      err.println("fault: " + answer.get("error"));
      return 1;
    }
    answer.forEach((key, value) -> {
      if (value instanceof Map<?, ?> map) {
        out.println(key + ":" + (map.isEmpty() ? " none" : ""));
        map.forEach((name, item) -> out.println("  " + name + " " + item));
      } else if (!key.equals("ok")) {
        out.println(key + ": " + value);
      }
    });
    return 0;
  }
}
