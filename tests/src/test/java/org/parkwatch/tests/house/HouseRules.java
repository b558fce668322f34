package org.parkwatch.tests.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;

/**
 * The fine rules of the house, beside the coarse ones that the modules' poms hold. At most ten;
 * none may match nothing; each is shown to fail on a package under {@code offends}.
 */
final class HouseRules {
  static final ArchRule NO_CYCLES =
      slices()
          .matching("org.parkwatch.(**)")
          .should()
          .beFreeOfCycles()
          .because("a newcomer must be able to read one package after the other");

  static final ArchRule PROTOCOLS_STAY_AT_HOME =
      CompositeArchRule.of(staysIn("org.snmp4j..", "..collectors.snmp..", "..tests.peers.."))
          .and(staysIn("com.ghgande.j2mod..", "..collectors.modbus.."))
          .and(staysIn("org.eclipse.paho..", "..collectors.mqtt..", "..simulators.mqtt.."))
          .and(staysIn("io.moquette..", "..simulators.mqtt.."))
          .and(staysIn("com.influxdb..", "..telemetry.influx.."))
          .and(staysIn("org.eclipse.milo..", "..collectors.opcua..", "..simulators.opcua.."));

  static final ArchRule ENGINE_STAYS_AT_HOME =
      noClasses()
          .that()
          .resideOutsideOfPackages("..telemetry.history..", "..alerting.journal..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..")
          .because("the store's engine is an inner matter of history and journal");

  static final ArchRule SCREENS_STAY_AT_HOME =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.parkwatch.ui..", "org.parkwatch.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.vaadin..", "jakarta.servlet..")
          .because("the rooms below do not know that there are screens");

  static final ArchRule TIME_COMES_THROUGH_THE_DOOR =
      noClasses()
          .that()
          .haveNameNotMatching(".*(Clock|Main|Bench)")
          .should()
          .callMethodWhere(readsTheWallClock())
          .because(
              "what cannot be given another time cannot be tested against one; time comes in where"
                  + " a process starts (...Main, ...Bench) or in the one class called ...Clock");

  static final ArchRule EVALUATION_IS_A_FUNCTION =
      noClasses()
          .that()
          .resideInAPackage("..alerting.evaluate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "org.rocksdb..",
              "org.slf4j..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              Clock.class,
              InstantSource.class,
              java.util.Random.class,
              java.io.File.class,
              java.io.FileInputStream.class,
              java.io.FileOutputStream.class,
              java.io.RandomAccessFile.class)
          .because(
              "the state of an alarm is a function of state and log alone; streams over bytes in"
                  + " memory, which it is saved with, are no I/O");

  static final ArchRule ALERTING_IGNORES_CAPACITY =
      noClasses()
          .that()
          .resideInAPackage("..alerting..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..capacity..")
          .because("both stand on facility and telemetry, beside each other");

  static final ArchRule CAPACITY_IGNORES_ALERTING =
      noClasses()
          .that()
          .resideInAPackage("..capacity..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..alerting..")
          .because("both stand on facility and telemetry, beside each other");

  /** Every rule under its name, which is also the name of the folder that offends it. */
  static final Map<String, ArchRule> ALL =
      Map.of(
          "cycles", NO_CYCLES,
          "protocol", PROTOCOLS_STAY_AT_HOME,
          "engine", ENGINE_STAYS_AT_HOME,
          "screens", SCREENS_STAY_AT_HOME,
          "clock", TIME_COMES_THROUGH_THE_DOOR,
          "function", EVALUATION_IS_A_FUNCTION,
          "alerting", ALERTING_IGNORES_CAPACITY,
          "capacity", CAPACITY_IGNORES_ALERTING);

  private static final Set<Class<?>> CLOCKS =
      Set.of(Instant.class, LocalDateTime.class, Clock.class, InstantSource.class);

  private HouseRules() {}

  private static ArchRule staysIn(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .because("a protocol library is known only to the package that speaks it");
  }

  private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
    return DescribedPredicate.describe(
        "that read the wall clock",
        call -> {
          JavaClass owner = call.getTargetOwner();
          String method = call.getName();
          if (owner.isEquivalentTo(System.class)) {
            return method.equals("currentTimeMillis");
          }
          boolean clock = CLOCKS.stream().anyMatch(owner::isEquivalentTo);
          return clock && (method.equals("now") || method.startsWith("system"));
        });
  }
}
