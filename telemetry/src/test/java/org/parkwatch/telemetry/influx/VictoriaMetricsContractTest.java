package org.parkwatch.telemetry.influx;

/** The contract against Debian's VictoriaMetrics. */
class VictoriaMetricsContractTest extends ServerContract {
  VictoriaMetricsContractTest() {
    super(ServerKind.VICTORIA_METRICS);
  }
}
