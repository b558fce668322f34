package org.parkwatch.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The served modules are built ahead, so that nobody needs Node; they must not fall behind. */
class WebModulesTest {
  private static final Path UI = Path.of(System.getProperty("parkwatch.root", "..")).resolve("ui");
  private static final Path MODULES = UI.resolve("src/main/resources/META-INF/resources/parkwatch");
  private static final List<String> SOURCES =
      List.of(
          "floor-map",
          "shared",
          "trend",
          "build.mjs",
          "package.json",
          "package-lock.json",
          "tsconfig.json");

  @Test
  void theServedModulesWereBuiltFromTheseSources() throws Exception {
    String recorded = Files.readString(MODULES.resolve("modules.sha256")).strip();
    assertThat(sourceHash(UI.resolve("web")))
        .as("stale module, run ui/web/build.sh and commit ui/src/main/resources")
        .isEqualTo(recorded);
  }

  @Test
  void theLockFileNamesNoRegistry() throws IOException {
    assertThat(Files.readString(UI.resolve("web/package-lock.json")))
        .doesNotContain("resolved")
        .doesNotContain("http://")
        .doesNotContain("https://");
  }

  /** As {@code build.mjs} does: path, zero, bytes, zero of all files sorted by path. */
  private static String sourceHash(Path web) throws IOException, NoSuchAlgorithmException {
    List<Path> files = new ArrayList<>();
    for (String source : SOURCES) {
      try (Stream<Path> found = Files.walk(web.resolve(source))) {
        found.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    List<String> names =
        files.stream()
            .map(file -> web.relativize(file).toString().replace('\\', '/'))
            .sorted()
            .toList();
    for (String name : names) {
      hash.update(name.getBytes(StandardCharsets.UTF_8));
      hash.update((byte) 0);
      hash.update(Files.readAllBytes(web.resolve(name)));
      hash.update((byte) 0);
    }
    return HexFormat.of().formatHex(hash.digest());
  }
}
