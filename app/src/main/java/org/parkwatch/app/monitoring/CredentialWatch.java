package org.parkwatch.app.monitoring;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parkwatch.collectors.CollectorRefused;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.TrailUnavailable;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.facility.yaml.InputRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has the devices asked with changed secrets while everything runs. What cannot be used is refused
 * as a whole, and the secrets before stay in force.
 */
@Component
final class CredentialWatch implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialWatch.class);
  private static final Viewer CREDENTIALS = Viewer.system("credentials");
  private static final int EVERY_SECONDS = 1;

  private final Vault vault;
  private final Credentials inForce;
  private final Collectors collectors;
  private final Parks parks;
  private final AuditTrail trail;
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("credentials").daemon().factory());
  private String seen = "";
  private volatile boolean running;

  CredentialWatch(
      Vault vault, Credentials inForce, Collectors collectors, Parks parks, AuditTrail trail) {
    this.vault = vault;
    this.inForce = inForce;
    this.collectors = collectors;
    this.parks = parks;
    this.trail = trail;
  }

  @Override
  public void start() {
    running = true;
    var _ = looker.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      String state = vault.state();
      if (!state.equals(seen)) {
        goOver(vault.open());
        seen = vault.state();
      }
    } catch (IOException | InputRefused | CollectorRefused | TrailUnavailable e) {
      LOG.warn("changed credentials are not in force: {}", e.getMessage());
      remember();
    } catch (RuntimeException e) {
      LOG.error("changed credentials are not in force", e);
      remember();
    }
  }

  /** What was refused is not looked at again until it changes. */
  private void remember() {
    try {
      seen = vault.state();
    } catch (IOException e) {
      LOG.warn("the folder of credentials cannot be read: {}", e.getMessage());
    }
  }

  private void goOver(Credentials next) {
    Set<String> changed = next.changedFrom(inForce);
    if (changed.isEmpty()) {
      return;
    }
    Credentials before = inForce.copy();
    inForce.become(next);
    try {
      Park park;
      do { // another park may come into force meanwhile
        park = parks.current(CREDENTIALS);
        collectors.reload(park);
      } while (park.revision() != parks.current(CREDENTIALS).revision());
    } catch (CollectorRefused e) {
      inForce.become(before);
      throw e;
    }
    LOG.info("credentials changed: {}", changed);
    trail.append(CREDENTIALS, "credential.change", String.join(" ", changed), "");
  }

  @Override
  public void stop() {
    running = false;
    looker.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
