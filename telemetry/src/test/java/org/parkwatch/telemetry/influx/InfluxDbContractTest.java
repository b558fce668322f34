package org.parkwatch.telemetry.influx;

/** The contract against Debian's InfluxDB. */
class InfluxDbContractTest extends ServerContract {
  InfluxDbContractTest() {
    super(ServerKind.INFLUXDB);
  }
}
