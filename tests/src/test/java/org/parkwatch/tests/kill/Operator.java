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
final class Operator implements AutoCloseable {
  /** Generous: the whole park and the browser share the machine. */
  private static final double PATIENCE_MILLIS = 60_000;

  private static final String ACCOUNT = "admin";

  private final Installation installation;
  private final String password;
  private final Chromium chromium = new Chromium();
  private final Page page;

  Operator(Installation installation) throws IOException {
    this.installation = installation;
    password = Files.readString(installation.data().resolve("secrets/first-password")).strip();
    BrowserContext context =
        chromium.browser().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
  }

  /** Signs in and opens the alarm list. */
  void openAlarms() {
    page.navigate(installation.url() + "/login");
    page.locator("#username").fill(ACCOUNT);
    page.locator("#password").fill(password);
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    page.navigate(installation.url() + "/alarms");
  }

  /** Acknowledges the first alarm of the list; returns once the page says that it is done. */
  void acknowledgeOne() {
    Locator boxes = page.locator("vaadin-grid vaadin-checkbox:visible");
    boxes.nth(1).click(); // the first one, in the header, is for all
    page.locator("vaadin-button[data-key=a]:not([disabled])").click();
    page.getByText("1 acknowledged").first().waitFor();
  }

  /** Takes another password than the generated one; returns once the page says that it is done. */
  Password changePassword() {
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
  record Password(String url, String old, String next) {
    /** Whether the account is let in with the new one, and no longer with the old one. */
    boolean holds() throws IOException, InterruptedException {
      return letIn(next) && !letIn(old);
    }

    private boolean letIn(String password) throws IOException, InterruptedException {
      String form =
          "username="
              + ACCOUNT
              + "&password="
              + URLEncoder.encode(password, StandardCharsets.UTF_8);
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        String target = response.headers().firstValue("Location").orElse("");
        return response.statusCode() == 302 && !target.contains("/login");
      }
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
