package org.parkwatch.collectors.mqtt;

import java.util.HashMap;
import java.util.Map;
import org.parkwatch.collectors.health.Fault;

/** What a device said at its birth, and data read by it. Confined to its broker's thread. */
final class SparkplugDevice {
  /** Aliases beyond are not remembered: their data is not known. */
  private static final int MAX_ALIASES = 4096;

  private record Birth(int address, int datatype) {}

  final HeardDevice heard;
  private final Map<Long, Birth> aliases = new HashMap<>();
  private final Map<String, Birth> names = new HashMap<>();
  private final BirthRate rate = new BirthRate();

  /** Whether it is born, and not only its node was born since. */
  private boolean born;

  SparkplugDevice(HeardDevice heard) {
    this.heard = heard;
  }

  boolean born() {
    return born;
  }

  /** Its node was born anew, or it died: aliases are void until its own birth. */
  void unborn() {
    born = false;
    aliases.clear();
    names.clear();
  }

  /** Takes its birth: all its metrics with names, types and values. */
  void birth(SparkplugPayload payload, Reporter reporter, long receivedMillis, long nanos) {
    if (rate.excessive(nanos)) {
      reporter.fault(heard, Fault.TOO_MANY_BIRTHS, "device is born again and again");
    }
    unborn();
    heard.values.forget();
    tellTime(payload, receivedMillis);
    boolean composed = false;
    for (SparkplugMetric metric : payload.metrics()) {
      String name = metric.name();
      int address = name == null ? -1 : heard.heardMake.metric(name);
      Birth birth = new Birth(address, metric.datatype());
      composed |= address < 0 && metric.kind() == SparkplugMetric.Kind.OTHER;
      if (metric.alias() >= 0 && aliases.size() < MAX_ALIASES) {
        aliases.put(metric.alias(), birth);
      }
      if (name != null && address >= 0) {
        names.put(name, birth);
        put(address, metric, metric.datatype());
      }
    }
    if (composed) {
      reporter.notRead(heard, "data sets, templates, bytes or files");
    }
    born = true;
    heard.doubt = null;
    reporter.arrived(heard, payload.sourceMillis(), receivedMillis);
  }

  /** Takes data of some of its metrics. */
  void data(SparkplugPayload payload, Reporter reporter, long receivedMillis) {
    if (payload.historical()) {
      return; // of the past: it says nothing of now
    }
    tellTime(payload, receivedMillis);
    boolean unknown = false;
    for (SparkplugMetric metric : payload.metrics()) {
      String name = metric.name();
      Birth birth = name == null ? aliases.get(metric.alias()) : names.get(name);
      if (birth == null) {
        unknown |= name == null;
      } else if (birth.address() >= 0 && !metric.historical()) {
        put(birth.address(), metric, metric.datatype() == 0 ? birth.datatype() : metric.datatype());
      }
    }
    if (unknown) {
      reporter.fault(heard, Fault.WRONG_OBJECTS, "data of an alias that no birth named");
    }
    reporter.arrived(heard, payload.sourceMillis(), receivedMillis);
  }

  private void tellTime(SparkplugPayload payload, long receivedMillis) {
    if (payload.millis() > 0) {
      heard.toldTime(payload.millis(), receivedMillis);
    }
  }

  private void put(int address, SparkplugMetric metric, int datatype) {
    Values values = heard.values;
    String text = metric.text();
    if (metric.isNull() || metric.doubted()) {
      values.number(address, Double.NaN);
      return;
    }
    switch (metric.kind()) {
      case NONE -> values.number(address, Double.NaN);
      case BOOLEAN -> values.truth(address, metric.number() != 0);
      case TEXT -> values.text(address, text == null ? "" : text);
      case OTHER -> values.other(address);
      case INT, LONG, FLOATING -> values.number(address, metric.value(datatype));
    }
  }
}
