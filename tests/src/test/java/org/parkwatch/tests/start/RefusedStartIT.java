package org.parkwatch.tests.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parkwatch.tests.rig.Await;
import org.parkwatch.tests.rig.Installation;

/**
 * A broken park file, rule or profile stops the start with every mistake named by file and line,
 * and once it is mended the server goes on as if nothing had been.
 */
class RefusedStartIT {
  private static final Duration SOON = Duration.ofMinutes(2);

  @Test
  void brokenFilesStopTheStartWithEveryMistakeAndChangeNothing() throws IOException {
    Path root = Installation.projectRoot();
    try (Installation installation =
        Installation.fresh(root, root.resolve("tests/target/refused-start"))) {
      installation.run("--small");
      installation.endServer();

      Path park = installation.data().resolve("park/park.yaml");
      String sound = Files.readString(park);
      Files.writeString(
          park, sound.replace("zone: Asia/Shanghai", "zone: Asia/Shanghi") + "\nplazes: []\n");
      assertThat(refusal(installation))
          .as("both mistakes of the park file")
          .containsPattern("park\\.yaml:\\d+: park\\.zone: expected a time zone")
          .containsPattern("park\\.yaml:\\d+.*plazes");
      Files.writeString(park, sound);

      Path profiles = Files.createDirectories(installation.data().resolve("site/profiles"));
      Path profile = Files.writeString(profiles.resolve("mine.yaml"), "id: mine\nvender: X\n");
      assertThat(refusal(installation)).containsPattern("mine\\.yaml:2.*vender");
      Files.delete(profile);

      // a rule file is refused by itself: alarms must live
      Path rules = Files.createDirectories(installation.data().resolve("site/rules"));
      Files.writeString(rules.resolve("own.yaml"), "rulez:\n  - id: x\n");
      installation.execServer();
      installation.awaitServer();
      assertThat(Files.readString(installation.log("server")))
          .containsPattern("own\\.yaml:1.*rulez");
    }
  }

  /** What the server says when it ends by itself. */
  private static String refusal(Installation installation) throws IOException {
    installation.execServer();
    Await.until("the start is refused", SOON, () -> !installation.serverAlive());
    String said = Files.readString(installation.log("server"));
    assertThat(said).as("no stack for a person to read").doesNotContain("\tat org.");
    return said;
  }
}
