package org.parkwatch.app.machine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request through that bears the token of its address: {@code Authorization: Bearer …}.
 * Every other one is refused with 401. Thread-safe.
 */
final class TokenDoor extends OncePerRequestFilter {
  private static final String BEARER = "Bearer ";

  /** Tokens by address. */
  private final Map<String, String> tokens;

  TokenDoor(Map<String, String> tokens) {
    this.tokens = Map.copyOf(tokens);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String wanted = tokens.get(request.getRequestURI());
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (wanted == null || header == null || !same(BEARER + wanted, header)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"parkwatch\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated("program", null, List.of()));
    SecurityContextHolder.setContext(context);
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** In the same time for any wrong token. */
  private static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(
        wanted.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
