package org.parkwatch.tests.kill;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.parkwatch.tests.rig.Chromium;
import org.parkwatch.tests.rig.Installation;

/**
 * A person at the screen: signs in and takes note of an alarm, in a real browser, and knows only
 * what the page said. Confined to one thread.
 */
public final class Operator implements AutoCloseable {
  /** Generous: the whole park and the browser share the machine. */
  private static final double PATIENCE_MILLIS = 60_000;

  private static final String ACCOUNT = "admin";

  private final Installation installation;
  private final String password;
  private final Chromium chromium = new Chromium();
  private final Page page;

  /** The first administrator with the generated password. */
  public Operator(Installation installation) throws IOException {
    this(
        installation,
        Files.readString(installation.data().resolve("secrets/first-password")).strip());
  }

  /** The first administrator with a password of their own. */
  public Operator(Installation installation, String password) {
    this.installation = installation;
    this.password = password;
    BrowserContext context =
        chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Signs in and opens the alarm list. */
  public void openAlarms() {
    page.navigate(installation.url() + "/login");
    page.locator("#username").fill(ACCOUNT);
    page.locator("#password").fill(password);
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    seeAlarms();
  }

  /** Opens the alarm list again, signed in as before. */
  public void seeAlarms() {
    page.navigate(installation.url() + "/alarms");
  }

  public Page page() {
    return page;
  }

  /** Acknowledges the first alarm of the list; returns once the page says that it is done. */
  public void acknowledgeOne() {
    tryToAcknowledge("1 acknowledged");
  }

  /** Tries to acknowledge the first alarm of the list; returns once the page says how it went. */
  public void tryToAcknowledge(String answer) {
    Locator boxes = page.locator("vaadin-grid vaadin-checkbox:visible");
    boxes.nth(1).click(); // the first one, in the header, is for all
    page.locator("vaadin-button[data-key=a]:not([disabled])").click();
    page.getByText(answer).first().waitFor();
  }

  /** Takes another password than the generated one; returns once the page says that it is done. */
  public Password changePassword() {
    Password changed = new Password(installation.url(), password, password + "-changed");
    page.navigate(installation.url() + "/password");
    page.locator("#old-password").fill(changed.old());
    page.locator("#new-password").fill(changed.next());
    page.locator("#again-password").fill(changed.next());
    page.locator("#change-password").click();
    page.locator("[role=alert].done").waitFor();
    return changed;
  }

  /** A password that the page said was changed. */
  public record Password(String url, String old, String next) {
    /** Whether the account is let in with the new one, and no longer with the old one. */
    public boolean holds() throws IOException, InterruptedException {
      return letIn(next) && !letIn(old);
    }

    private boolean letIn(String password) throws IOException, InterruptedException {
      return !signInLeadsTo(url, password).contains("/login");
    }
  }

  /** Where the server leads who signs in as the first administrator. */
  public static String signInLeadsTo(String url, String password)
      throws IOException, InterruptedException {
    String form =
        "username=" + ACCOUNT + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/login"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build();
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      return response.headers().firstValue("Location").orElse("/login without an answer");
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
