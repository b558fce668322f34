package org.parkwatch.app.monitoring;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.Diagnostics;
import org.parkwatch.collectors.connections.Connections;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.collectors.events.EventJournal;
import org.parkwatch.collectors.modbus.ModbusCollector;
import org.parkwatch.collectors.modbus.ModbusOptions;
import org.parkwatch.collectors.mqtt.MqttCollector;
import org.parkwatch.collectors.mqtt.MqttOptions;
import org.parkwatch.collectors.opcua.Certificates;
import org.parkwatch.collectors.opcua.OpcUaCollector;
import org.parkwatch.collectors.opcua.OpcUaOptions;
import org.parkwatch.collectors.opcua.TrustKeeping;
import org.parkwatch.collectors.own.OwnCollector;
import org.parkwatch.collectors.own.OwnMinute;
import org.parkwatch.collectors.own.OwnState;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpHost;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.collectors.snmp.TrapOptions;
import org.parkwatch.collectors.ydt1363.Ydt1363Collector;
import org.parkwatch.collectors.ydt1363.Ydt1363Options;
import org.parkwatch.facility.access.AuditTrail;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.CertificateQuarantine;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.health.StoreHealth;
import org.parkwatch.telemetry.log.SampleLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What asks the devices. {@link Monitoring} starts and closes it. */
@Configuration(proxyBeanMethods = false)
class CollectorsConfiguration {
  private static final Viewer COLLECTORS = Viewer.system("collectors");

  @Bean
  Vault vault(DataFolder folder) {
    return new Vault(folder.secrets(), Vault.usualKeyFile());
  }

  @Bean
  Credentials credentials(Vault vault) throws IOException {
    return vault.open();
  }

  @Bean
  EventJournal deviceEvents(DataFolder folder, Parks parks) throws IOException {
    return new EventJournal(folder.events(), parks);
  }

  /**
   * What the SNMP collector is given. Notifications are heard on this machine only, unless an
   * address is set; then those that nobody signed are taken from the devices that are named.
   *
   * @param port 0 for none
   */
  @Bean
  SnmpHost snmpHost(
      DataFolder folder,
      EventJournal events,
      @Value("${parkwatch.snmp.traps.address:127.0.0.1}") String address,
      @Value("${parkwatch.snmp.traps.port:10162}") int port,
      @Value("${parkwatch.snmp.traps.plain-sources:}") List<String> plainSources) {
    Set<InetAddress> sources = new HashSet<>();
    for (String source : plainSources) {
      sources.add(literal("parkwatch.snmp.traps.plain-sources", source));
    }
    TrapOptions traps =
        new TrapOptions(literal("parkwatch.snmp.traps.address", address), port, sources);
    return new SnmpHost(folder.collectors(), port == 0 ? null : traps, events);
  }

  private static InetAddress literal(String key, String address) {
    try {
      return InetAddress.ofLiteral(address.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + ": '" + address + "' is no IP address", e);
    }
  }

  @Bean
  Connections connections(DataFolder folder) throws IOException {
    return Connections.load(folder.connections());
  }

  @Bean(destroyMethod = "")
  OpcUaCollector opcUaCollector(
      Profiles profiles,
      Credentials credentials,
      Connections connections,
      Vault vault,
      DataFolder folder,
      SampleLog log) {
    return new OpcUaCollector(
        profiles,
        credentials,
        connections,
        new TrustKeeping(folder.opcua(), () -> vault.ownPassword("opcua")),
        log,
        log.clock(),
        OpcUaOptions.defaults());
  }

  @Bean
  CertificateQuarantine certificates(OpcUaCollector collector, AuditTrail trail) {
    return new Certificates(collector, trail);
  }

  /** How the server itself is doing. */
  @Bean
  OwnMinute ownMinute(StoreHealth stores, ObjectProvider<Collectors> collectors) {
    return new OwnMinute(() ->
        new OwnState(
            stores.state(),
            collectors.getObject().figures(),
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
  }

  /** Reads are stamped by the log's clock, which never steps back. */
  @Bean(destroyMethod = "")
  Collectors collectors(
      Parks parks,
      Profiles profiles,
      Credentials credentials,
      Connections connections,
      OpcUaCollector opcUa,
      DataFolder folder,
      SampleLog log,
      SnmpHost snmpHost,
      OwnMinute ownMinute) {
    return new Collectors(
        parks.current(COLLECTORS),
        List.of(
            new SnmpCollector(
                profiles, credentials, log, log.clock(), SnmpOptions.defaults(), snmpHost),
            new ModbusCollector(profiles, log, log.clock(), ModbusOptions.defaults()),
            new Ydt1363Collector(profiles, log, log.clock(), Ydt1363Options.defaults()),
            new MqttCollector(
                profiles,
                credentials,
                connections,
                log,
                log.clock(),
                MqttOptions.defaults(clientId(folder))),
            opcUa,
            new OwnCollector(ownMinute, log, log.clock())));
  }

  @Bean
  DeviceDiagnostics diagnostics(Parks parks, Collectors collectors) {
    return new Diagnostics(parks, collectors);
  }

  /** By which brokers know this server: the same after each start, another for another folder. */
  private static String clientId(DataFolder folder) {
    byte[] path = folder.secrets().toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
    return "parkwatch-" + UUID.nameUUIDFromBytes(path);
  }
}
