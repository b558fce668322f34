package org.parkwatch.app.machine;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parkwatch.collectors.own.OwnFigure;
import org.parkwatch.collectors.own.OwnMinute;

/**
 * The server's own figures and those of its JVM as Prometheus reads them. The state is read once a
 * scrape, so that its figures fit each other. Thread-safe.
 */
public final class Metrics implements AutoCloseable {
  /** Where they are. */
  public static final String PATH = "/metrics";

  private final OwnMinute minute;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private OwnMinute.@Nullable Span span;

  public Metrics(OwnMinute minute) {
    this.minute = minute;
    for (OwnFigure figure : OwnFigure.ALL) {
      switch (figure.kind()) {
        case GAUGE ->
            Gauge.builder(figure.metric(), () -> value(figure))
                .description(figure.help())
                .register(registry);
        case COUNTER ->
            FunctionCounter.builder(figure.metric(), this, metrics -> metrics.value(figure))
                .description(figure.help())
                .register(registry);
      }
    }
    collections.bindTo(registry);
    List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics())
        .forEach(each -> each.bindTo(registry));
  }

  private double value(OwnFigure figure) {
    OwnMinute.Span now = span;
    return now == null ? Double.NaN : figure.reading().of(now.now(), now.minuteAgo());
  }

  /** All of them in the text format of Prometheus, version 0.0.4. */
  public synchronized String scrape() {
    span = minute.look();
    return registry.scrape("text/plain; version=0.0.4; charset=utf-8");
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
