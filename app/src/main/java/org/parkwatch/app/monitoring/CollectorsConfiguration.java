package org.parkwatch.app.monitoring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.parkwatch.app.storage.DataFolder;
import org.parkwatch.collectors.Collectors;
import org.parkwatch.collectors.Diagnostics;
import org.parkwatch.collectors.credentials.Credentials;
import org.parkwatch.collectors.credentials.Vault;
import org.parkwatch.collectors.modbus.ModbusCollector;
import org.parkwatch.collectors.modbus.ModbusOptions;
import org.parkwatch.collectors.mqtt.MqttCollector;
import org.parkwatch.collectors.mqtt.MqttOptions;
import org.parkwatch.collectors.opcua.OpcUaCollector;
import org.parkwatch.collectors.opcua.OpcUaOptions;
import org.parkwatch.collectors.snmp.SnmpCollector;
import org.parkwatch.collectors.snmp.SnmpOptions;
import org.parkwatch.collectors.ydt1363.Ydt1363Collector;
import org.parkwatch.collectors.ydt1363.Ydt1363Options;
import org.parkwatch.facility.access.Viewer;
import org.parkwatch.facility.commissioning.DeviceDiagnostics;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.profiles.Profiles;
import org.parkwatch.telemetry.log.SampleLog;
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

  /** Reads are stamped by the log's clock, which never steps back. */
  @Bean(destroyMethod = "")
  Collectors collectors(
      Parks parks, Profiles profiles, Credentials credentials, DataFolder folder, SampleLog log) {
    return new Collectors(
        parks.current(COLLECTORS),
        List.of(
            new SnmpCollector(
                profiles,
                credentials,
                log,
                log.clock(),
                SnmpOptions.defaults(),
                folder.snmpEngines()),
            new ModbusCollector(profiles, log, log.clock(), ModbusOptions.defaults()),
            new Ydt1363Collector(profiles, log, log.clock(), Ydt1363Options.defaults()),
            new MqttCollector(
                profiles, credentials, log, log.clock(), MqttOptions.defaults(clientId(folder))),
            new OpcUaCollector(
                profiles, credentials, folder.opcua(), log, log.clock(), OpcUaOptions.defaults())));
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
