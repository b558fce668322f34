package org.parkwatch.app.monitoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.capacity.DerivedPoints;
import org.parkwatch.collectors.own.OwnCollector;
import org.parkwatch.collectors.own.OwnFigure;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.SqlAuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointExpansion;
import org.parkwatch.facility.park.PointSet;
import org.parkwatch.facility.park.RegisterEnds;
import org.parkwatch.facility.people.People;
import org.parkwatch.facility.store.FacilitySchema;
import org.parkwatch.facility.store.OwnServer;
import org.parkwatch.facility.store.ParkStore;
import org.parkwatch.profiles.ProfileExpansion;
import org.parkwatch.profiles.ProfileRegisterEnds;
import org.parkwatch.profiles.Profiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The park, its people and the profiles of its devices. */
@Configuration(proxyBeanMethods = false)
class FacilityConfiguration {
  static final Viewer STARTING = Viewer.system("start");

  @Bean
  AuditTrail auditTrail(DataSource database, InstantSource clock) {
    FacilitySchema.migrate(database);
    return new SqlAuditTrail(database, clock);
  }

  @Bean
  People people(DataSource database, AuditTrail audit) {
    return new People(database, audit);
  }

  @Bean
  Profiles profiles(DataFolder folder) {
    Path own = folder.site().resolve("profiles");
    return Files.isDirectory(own) ? Profiles.load(own) : Profiles.load();
  }

  /** The points of devices, by their profiles, and those of the server itself. */
  @Bean
  PointExpansion points(Profiles profiles) {
    PointExpansion ofProfiles = new ProfileExpansion(profiles);
    PointSet own = OwnFigure.points();
    return profile ->
        profile.equals(OwnCollector.PROFILE) ? Optional.of(own) : ofProfiles.pointsOf(profile);
  }

  @Bean
  RegisterEnds registerEnds(Profiles profiles) {
    return new ProfileRegisterEnds(profiles);
  }

  @Bean
  ParkStore parks(
      DataSource database,
      AuditTrail audit,
      DataFolder folder,
      PointExpansion points,
      InstantSource clock) {
    Progress.say("reading the park from " + folder.park());
    OwnServer own = new OwnServer(OwnCollector.PROFILE, OwnCollector.PROTOCOL);
    ParkStore store = new ParkStore(database, audit, new DerivedPoints(), own);
    Park park = store.loadIfChanged(STARTING, folder.park(), points, clock.instant());
    Progress.say(
        "%,d cabinets, %,d devices, %,d points"
            .formatted(park.cabinets().size(), park.devices().size(), park.pointCount()));
    return store;
  }
}
