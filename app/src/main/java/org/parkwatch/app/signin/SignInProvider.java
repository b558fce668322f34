package org.parkwatch.app.signin;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks name and password, after the brake has let the try through. A name that does not exist
 * costs as much time and gives the same answer as a wrong password. Thread-safe.
 */
final class SignInProvider implements AuthenticationProvider {
  /** Tells how long to wait; nothing about whether the account exists. */
  static final class MustWait extends AuthenticationException {
    private static final long serialVersionUID = 1;
    private final Duration left;

    MustWait(Duration left) {
      super("too many wrong tries");
      this.left = left;
    }

    /** Rounded up to whole minutes, at least 1. */
    long minutes() {
      return Math.max(1, left.plusSeconds(59).toMinutes());
    }
  }

  private final DaoAuthenticationProvider passwords;
  private final SignInBrake brake;

  SignInProvider(UserDetailsService users, PasswordEncoder encoder, SignInBrake brake) {
    passwords = new DaoAuthenticationProvider(users);
    passwords.setPasswordEncoder(encoder);
    this.brake = brake;
  }

  @Override
  public Authentication authenticate(Authentication request) {
    String account = request.getName();
    String address =
        request.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    Duration wait = brake.wait(account, address);
    if (wait.isPositive()) {
      throw new MustWait(wait);
    }
    try {
      Authentication result = passwords.authenticate(request);
      if (result == null) {
        throw new BadCredentialsException("no answer");
      }
      brake.succeeded(account);
      return result;
    } catch (BadCredentialsException e) {
      brake.failed(account, address);
      Duration now = brake.wait(account, address);
      if (now.isPositive()) {
        throw new MustWait(now);
      }
      throw e;
    }
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
