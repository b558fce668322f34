package org.parkwatch.tests.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One page in a browser of its own language and size, and what a person does there. */
final class Screen implements AutoCloseable {
  static final String ACCOUNT = "admin";

  /** Whether a value of the map is one, and no reason why there is none. */
  private static final int FIRST_VALUE = -32_700;

  /** What stands in the place of a value when the device does not answer. */
  private static final int NO_ANSWER = -32_766;

  /** More than any delay of a default rule with all that comes before it. */
  private static final double PATIENCE_MILLIS = 110_000;

  private static final String MAP = "document.querySelector('pw-floor-map')";
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final BrowserContext context;
  private final String url;
  private final Page page;
  private final List<String> errors = new ArrayList<>();

  Screen(BrowserContext context, String url) {
    this.context = context;
    this.url = url;
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(errors::add);
  }

  Page page() {
    return page;
  }

  /** Errors that scripts of the page threw. */
  List<String> errors() {
    return errors;
  }

  void open(String path) {
    page.navigate(url + path);
  }

  /** Fills the form and sends it; returns once the page that answers is there. */
  void tryPassword(String account, String password) {
    if (!page.url().contains("/login")) {
      open("/login");
    }
    page.locator("#username").fill(account);
    page.locator("#password").fill(password);
    page.evaluate("window.sent = true");
    page.locator("button[type=submit]").click();
    page.waitForFunction("!window.sent && document.readyState === 'complete'");
  }

  void signIn(String password) {
    signIn(ACCOUNT, password);
  }

  void signIn(String account, String password) {
    tryPassword(account, password);
    page.waitForURL(address -> !address.contains("/login"));
  }

  /** The cookies of the session as a header. */
  String cookies() {
    return String.join(
        "; ", context.cookies().stream().map(cookie -> cookie.name + "=" + cookie.value).toList());
  }

  /** The pages that are opened from now on are light or dark. */
  void theme(String theme) {
    context.addCookies(List.of(new Cookie("pw-theme", theme).setUrl(url)));
  }

  /**
   * Waits until the map has painted a frame of the park.
   *
   * @return milliseconds since the page was asked for
   */
  double painted() {
    return number(await("m.stats.paints > 0 && m.stats.frames > 0 ? performance.now() : 0"));
  }

  /**
   * Waits until an expression on the map {@code m} is true, and returns its value.
   *
   * @param expression JavaScript
   */
  Object await(String expression) {
    return page.waitForFunction("(() => " + onMap(expression) + ")()").jsonValue();
  }

  /** An expression on the map {@code m} now. */
  Object map(String expression) {
    return page.evaluate("(() => " + onMap(expression) + ")()");
  }

  private static String onMap(String expression) {
    return "{ const m = " + MAP + "; return m && (" + expression + "); }";
  }

  /** Waits until the map shows values of a cabinet that are newer than those it shows now. */
  void awaitNextRead(String cabinet) {
    String time = "m.reading('" + cabinet + "').time";
    await(time + " > " + number(map(time)));
  }

  /** Puts the keyboard on the map. */
  void focusMap() {
    map("m.shadowRoot.querySelector('#top').focus()");
  }

  /** JavaScript for a cabinet's power being a value. */
  static String measured(String cabinet) {
    return "m.reading('" + cabinet + "')?.power >= " + FIRST_VALUE;
  }

  /** JavaScript for a cabinet being grey since a device of it does not answer. */
  static String unanswered(String cabinet) {
    return "m.reading('" + cabinet + "')?.power === " + NO_ANSWER;
  }

  /** Has the page itself take the time at which an expression on the map becomes true. */
  void watchMap(String name, String expression) {
    watch(name, onMap(expression));
  }

  /** Has the page take the time at which a line of the alarm list holds all these texts. */
  void watchList(String name, String... texts) {
    String all =
        String.join(" && ", Stream.of(texts).map(text -> "t.includes('" + text + "')").toList());
    watch(
        name,
        "[...document.querySelectorAll('vaadin-grid .pw-line')].some("
            + "c => { const t = c.textContent; return "
            + all
            + "; })");
  }

  private void watch(String name, String expression) {
    page.evaluate(
        "name => { window.seenAt ??= {}; const look = () => "
            + expression
            + ";"
            + "const timer = setInterval(() => { if (look()) {"
            + " window.seenAt[name] = Date.now(); clearInterval(timer); } }, 20); }",
        name);
  }

  /** When what is watched under a name came true, in epoch milliseconds; waits until it does. */
  long seenAtMillis(String name) {
    return (long) number(page.waitForFunction("name => window.seenAt[name]", name).jsonValue());
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** Finds by the search field and the keyboard alone, and opens the first hit. */
  void search(String words, String hit) {
    page.keyboard().press("/");
    page.keyboard().type(words);
    // until then the list may be that of the first letters, and its first hit another one
    page.waitForFunction(
        "hit => { const items = [...document.querySelectorAll("
            + "'vaadin-combo-box-item:not([hidden])')];"
            + " return items.length > 0 && items.every(i => i.textContent.includes(hit)); }",
        hit);
    if (!words.equals(hit)) { // a hit of just these words is the chosen one already
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
  }

  /** The panel beside the map that shows a cabinet. */
  Locator panel() {
    return page.locator(".pw-cabinet");
  }

  /** What axe-core finds that keeps people out, each with the place where. */
  List<String> graveFindings() {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(String.valueOf(rule.getImpact())))
            .map(Screen::words)
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId()
        + ": "
        + String.join(
            " | ",
            rule.getNodes().stream().map(node -> node.getTarget() + " " + node.getHtml()).toList());
  }

  @Override
  public void close() {
    context.close();
  }
}
