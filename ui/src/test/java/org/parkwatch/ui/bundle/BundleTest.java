package org.parkwatch.ui.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.Uses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundle is committed so that nobody needs Node to build. It is stale when a view uses a
 * component that it does not hold, or when Vaadin's version changed.
 */
class BundleTest {
  private static final String REBUILD = "the frontend bundle is stale, run: ./parkwatch frontend";
  private static final Pattern COMPONENT = Pattern.compile("com/vaadin/flow/component/[\\w/$]+");
  private static final Path BUNDLE = Path.of("src/main/bundles/prod.bundle");

  @Test
  void theCommittedBundleHoldsTheModulesOfEveryComponentThatAViewUses() throws IOException {
    Set<String> held =
        stats()
            .get("bundleImports")
            .valueStream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (Class<?> component : components()) {
      for (JsModule module : component.getAnnotationsByType(JsModule.class)) {
        String name = module.value();
        String kept =
            name.startsWith("./") ? "Frontend/generated/jar-resources/" + name.substring(2) : name;
        if (!held.contains(kept) && !name.contains("://")) {
          missing.add(component.getSimpleName() + " needs " + name);
        }
      }
    }
    assertThat(missing).as(REBUILD).isEmpty();
  }

  @Test
  void theCommittedBundleWasBuiltWithTheVersionsThatTheComponentsAskFor() throws IOException {
    JsonNode built = stats().get("packageJsonDependencies");
    Set<String> other = new TreeSet<>();
    for (Class<?> component : components()) {
      for (NpmPackage needed : component.getAnnotationsByType(NpmPackage.class)) {
        String version = built.path(needed.value()).asString("none");
        if (!version.equals(needed.version())) {
          other.add(needed.value() + " " + version + " is not " + needed.version());
        }
      }
    }
    assertThat(other).as(REBUILD).isEmpty();
  }

  // Without this the two tests above would pass on an empty scan.
  @Test
  void theScanSeesTheGridOfTheAlarmList() throws IOException {
    assertThat(components())
        .extracting(Class::getSimpleName)
        .contains("Grid", "ComboBox", "ConfirmDialog");
  }

  private static JsonNode stats() throws IOException {
    try (ZipFile zip = new ZipFile(BUNDLE.toFile());
        var in = zip.getInputStream(zip.getEntry("config/stats.json"))) {
      return JsonMapper.shared().readTree(in);
    }
  }

  /** Components named in our classes, with what they extend and use. */
  private static Set<Class<?>> components() throws IOException {
    Deque<Class<?>> waiting = new ArrayDeque<>();
    try (Stream<Path> files = Files.walk(Path.of("target/classes/org/parkwatch/ui"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Matcher matcher = COMPONENT.matcher(text);
        while (matcher.find()) {
          waiting.addAll(find(matcher.group().replace('/', '.')));
        }
      }
    }
    Set<Class<?>> found = new HashSet<>();
    while (!waiting.isEmpty()) {
      Class<?> next = waiting.pop();
      if (found.add(next)) {
        if (next.getSuperclass() != null) {
          waiting.add(next.getSuperclass());
        }
        for (Uses uses : next.getAnnotationsByType(Uses.class)) {
          waiting.add(uses.value());
        }
      }
    }
    return found;
  }

  private static Set<Class<?>> find(String name) {
    try {
      return Set.of(Class.forName(name, false, BundleTest.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      // part of a signature or a package, not a class
      return Set.of();
    }
  }
}
