package org.parkwatch.app.monitoring;

import java.time.InstantSource;
import java.util.List;
import org.parkwatch.alerting.book.KeptRules;
import org.parkwatch.alerting.evaluate.ConditionPlan;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.collectors.CollectorRefused;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.facility.change.ParkFollower;
import org.parkwatch.facility.change.ParkReload;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.RegisterEnds;
import org.parkwatch.facility.store.ParkRefused;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.telemetry.derive.DeriveEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Who goes over to a changed park, from the end of the samples' way to its source. Latest, history
 * and the live map need no telling: they look at the park in force each time.
 */
@Configuration(proxyBeanMethods = false)
class ReloadConfiguration {
  @Bean
  ParkReload parkReload(
      ParkStore store,
      DataFolder folder,
      PointExpansion points,
      List<ParkFollower> followers,
      InstantSource clock) {
    ParkReload reload =
        new ParkReload(store, folder.park(), folder.parkInForce(), points, followers, clock);
    reload.keepFilesInForce();
    return reload;
  }

  @Bean
  @Order(1)
  ParkFollower alarmsFollow(KeptRules rules) {
    return new ParkFollower() {
      @Override
      public void check(Park park) {
        ConditionPlan.bind(rules.inForce(), park);
      }

      @Override
      public void follow(Park park) {
        rules.follow(park);
      }
    };
  }

  @Bean
  @Order(2)
  ParkFollower derivedFollow(DeriveEngine engine, RegisterEnds ends) {
    return new ParkFollower() {
      @Override
      public void check(Park park) {
        try {
          DerivedPoints.plan(park, ends);
        } catch (IllegalArgumentException e) {
          throw new ParkRefused(List.of(String.valueOf(e.getMessage())));
        }
      }

      @Override
      public void follow(Park park) {
        engine.reload(DerivedPoints.plan(park, ends));
      }
    };
  }

  @Bean
  @Order(3)
  ParkFollower collectorsFollow(Collectors collectors) {
    return new ParkFollower() {
      @Override
      public void check(Park park) {
        try {
          collectors.check(park);
        } catch (CollectorRefused e) {
          throw new ParkRefused(List.of(String.valueOf(e.getMessage())));
        }
      }

      @Override
      public void follow(Park park) {
        collectors.reload(park);
      }
    };
  }
}
