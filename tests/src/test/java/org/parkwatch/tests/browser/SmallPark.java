package org.parkwatch.tests.browser;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.Installation;
import org.parkwatch.tests.rig.SimulatedPark;

/**
 * One room of the reference park behind the real server, and a browser: started once and shared by
 * the tests of this package. It ends with this process. Confined to one thread.
 */
final class SmallPark {
  private static @Nullable SmallPark shared;

  private final Installation installation;
  private final SimulatedPark simulated;
  private final Chromium chromium = new Chromium();
  private final List<String> cabinets;
  private final String password;

  private SmallPark(Installation installation) throws IOException {
    this.installation = installation;
    Path data = installation.data();
    simulated = new SimulatedPark(data);
    cabinets = rentedCabinets(data);
    password = Files.readString(data.resolve("secrets/first-password")).strip();
    // so that an alarm stands for the tests that need any: nobody there waits 30 s for it
    simulated.overload(List.of(deviceOf(cabinets.getLast())));
  }

  /** The running park; the test ends here on a machine without a browser. */
  static synchronized SmallPark shared() {
    Chromium.needed();
    SmallPark park = shared;
    if (park == null) {
      Path root = Installation.projectRoot();
      Installation installation = Installation.fresh(root, Installation.proofs("browser"));
      installation.run("--small");
      try {
        park = new SmallPark(installation);
      } catch (IOException e) {
        throw new UncheckedIOException("what the launcher made cannot be read", e);
      }
      shared = park;
    }
    return park;
  }

  /** Codes of the cabinets that tenants have, as the park's files say; never the first few. */
  private static List<String> rentedCabinets(Path data) throws IOException {
    try (Stream<String> lines = Files.lines(data.resolve("park/B1/tenancies.csv"))) {
      return lines.skip(5).map(line -> line.substring(0, line.indexOf(','))).toList();
    }
  }

  Installation installation() {
    return installation;
  }

  SimulatedPark simulated() {
    return simulated;
  }

  Chromium chromium() {
    return chromium;
  }

  String password() {
    return password;
  }

  /** Codes of cabinets that tenants have; the A feed of the last one is overloaded. */
  List<String> cabinets() {
    return cabinets;
  }

  /** The rack PDU of a cabinet's A feed. */
  static String deviceOf(String cabinet) {
    return cabinet + "-PDU-A";
  }

  /** A page that nobody has signed in to. */
  Screen screen(String locale, int width, int height) {
    return open(new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, height));
  }

  /** The page of a person at a desk who reads English and has signed in. */
  Screen desk() {
    Screen screen = screen("en-GB", 1920, 1080);
    screen.signIn(password);
    return screen;
  }

  /** The page of the same person on call. */
  Screen phone() {
    Screen screen =
        open(
            new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
    screen.signIn(password);
    screen.page().waitForURL(address -> address.endsWith("/m"));
    return screen;
  }

  private Screen open(Browser.NewContextOptions options) {
    return new Screen(chromium.browser().newContext(options), installation.url());
  }
}
