package org.parkwatch.tests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** One page in a browser of its own language and size, and what a person does there. */
final class Screen implements AutoCloseable {
  static final String ACCOUNT = "admin";

  /** Whether a value of the map is one, and no reason why there is none. */
  private static final int FIRST_VALUE = -32_700;

  private static final String MAP = "document.querySelector('pw-floor-map')";

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

  static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  @Override
  public void close() {
    context.close();
  }
}
