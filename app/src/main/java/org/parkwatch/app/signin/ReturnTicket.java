package org.parkwatch.app.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/**
 * Sessions live in memory, and a wall screen must come back by itself after a restart of the
 * server: each sign-in leaves a cookie that signs its page in again. It names account and end,
 * signed with {@link Accounts#ticketSecret} and a key of this installation, so it dies with a
 * change of the password, when all sessions of the account are ended or it is disabled, with
 * signing out, when the browser is closed, and after two weeks.
 */
final class ReturnTicket {
  /** 232 bits. */
  private static final int KEY_LETTERS = 40;

  private static final int UNTIL_THE_BROWSER_CLOSES = -1;

  private ReturnTicket() {}

  /**
   * What hands tickets out and takes them.
   *
   * @param secrets folder of the key, which is made if it is missing
   * @param users with the ticket's secret in the place of the password
   */
  static TokenBasedRememberMeServices office(Path secrets, UserDetailsService users) {
    TokenBasedRememberMeServices office = new TokenBasedRememberMeServices(key(secrets), users);
    office.setAlwaysRemember(true);
    office.setCookieName("pw-return");
    office.setTokenValiditySeconds(UNTIL_THE_BROWSER_CLOSES);
    office.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Strict"));
    return office;
  }

  private static String key(Path secrets) {
    Path file = secrets.resolve("return-ticket.key");
    try {
      String key = Files.exists(file) ? Files.readString(file).strip() : "";
      return key.length() == KEY_LETTERS ? key : SecretFile.generate(file, KEY_LETTERS);
    } catch (IOException e) {
      throw new UncheckedIOException("the key in " + file + " cannot be read", e);
    }
  }
}
