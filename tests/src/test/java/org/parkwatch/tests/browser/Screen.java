package org.parkwatch.tests.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One page in a browser of its own language and size, and what a person does there. */
final class Screen implements AutoCloseable {
  static final String ACCOUNT = "admin";

  /** Whether a value of the map is one, and no reason why there is none. */
  private static final int FIRST_VALUE = -32_700;

  private static final String MAP = "document.querySelector('pw-floor-map')";
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  private final BrowserContext context;
  private final String url;
  private final Page page;
  private final List<String> errors = new ArrayList<>();

  Screen(BrowserContext context, String url, double patienceMillis) {
    this.context = context;
    this.url = url;
    page = context.newPage();
    page.setDefaultTimeout(patienceMillis);
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

  /** Fills the form and sends it. */
  void tryPassword(String account, String password) {
    if (!page.url().contains("/login")) {
      open("/login");
    }
    page.locator("#username").fill(account);
    page.locator("#password").fill(password);
    page.locator("button[type=submit]").click();
  }

  void signIn(String password) {
    tryPassword(ACCOUNT, password);
    page.waitForURL(address -> !address.contains("/login"));
  }

  /** The cookies of the session as a header. */
  String cookies() {
    return String.join(
        "; ", context.cookies().stream().map(cookie -> cookie.name + "=" + cookie.value).toList());
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
    return page.waitForFunction(
            "(() => { const m = " + MAP + "; return m && (" + expression + "); })()")
        .jsonValue();
  }

  /** An expression on the map {@code m} now. */
  Object map(String expression) {
    return page.evaluate("(() => { const m = " + MAP + "; return " + expression + "; })()");
  }

  /** JavaScript for a quantity of a cabinet being a value. */
  static String has(String cabinet, String quantity) {
    return "m.reading('" + cabinet + "')?." + quantity + " >= " + FIRST_VALUE;
  }

  /** JavaScript for a quantity of a cabinet being grey: no value. */
  static String grey(String cabinet, String quantity) {
    return "m.reading('" + cabinet + "')?." + quantity + " < " + FIRST_VALUE;
  }

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** Finds by the search field, by keyboard alone, and opens the first hit. */
  void search(String words) {
    page.keyboard().press("/");
    Locator field = page.locator("vaadin-combo-box.pw-search input");
    field.waitFor();
    page.keyboard().type(words);
    page.locator("vaadin-combo-box-item:not([hidden])")
        .filter(new Locator.FilterOptions().setHasText(words))
        .first()
        .waitFor();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
  }

  /** The lines of the alarm list that hold a text. */
  Locator alarm(String text) {
    return page.locator("vaadin-grid-cell-content:visible")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  /**
   * Acknowledges the alarms whose lines hold a text; returns once the page says that it is done.
   */
  void acknowledge(String text) {
    page.getByLabel("Text in the line").fill(text);
    page.locator("vaadin-grid vaadin-checkbox:visible").nth(1).click(); // the first is for all
    page.locator("vaadin-button[data-key=a]:not([disabled])").click();
    page.getByText("1 acknowledged").first().waitFor();
  }

  /** The cell of the alarm list that names who has it. */
  Locator owner(String account) {
    return page.locator("vaadin-grid-cell-content:visible").getByText(account);
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
