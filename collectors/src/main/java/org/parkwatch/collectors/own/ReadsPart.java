package org.parkwatch.collectors.own;

import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;

/** Figures of the collectors and the process. */
final class ReadsPart {
  static final List<OwnFigure> FIGURES =
      List.of(
          OwnFigure.gauge(
              "server.devices",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_devices",
              new Names("Devices collected", "采集设备"),
              "Devices under collection",
              (now, minuteAgo) -> now.collectors().devices()),
          OwnFigure.counter(
              "server.reads.promised",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_promised_total",
              new Names("Reads promised", "应读次数"),
              "Slots in which a device was to be read",
              (now, minuteAgo) -> now.collectors().promised()),
          OwnFigure.counter(
              "server.reads.ontime",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_on_time_total",
              new Names("Reads on time", "准时读取"),
              "Reads answered on time",
              (now, minuteAgo) -> now.collectors().onTime()),
          OwnFigure.counter(
              "server.reads.late",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_late_total",
              new Names("Reads late", "迟到读取"),
              "Reads answered late",
              (now, minuteAgo) -> now.collectors().late()),
          OwnFigure.counter(
              "server.reads.failed",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_failed_total",
              new Names("Reads failed", "失败读取"),
              "Reads without a usable answer",
              (now, minuteAgo) -> now.collectors().failed()),
          OwnFigure.counter(
              "server.reads.missed",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_missed_total",
              new Names("Reads missed", "漏读"),
              "Reads not begun because the read before had not ended",
              (now, minuteAgo) -> now.collectors().missed()),
          OwnFigure.counter(
              "server.reads.spared",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_reads_backed_off_total",
              new Names("Reads left out", "暂缓读取"),
              "Reads left out because the device is silent and asked less often",
              (now, minuteAgo) -> now.collectors().backedOff()),
          OwnFigure.gauge(
              "server.reads.waiting",
              Quantity.COUNT,
              0,
              "parkwatch_collectors_requests_in_flight",
              new Names("Requests under way", "进行中请求"),
              "Requests without an answer now",
              (now, minuteAgo) -> now.collectors().inFlight()),
          OwnFigure.gauge(
              "server.memory.heap",
              Quantity.DATA,
              0,
              "parkwatch_heap_used_bytes",
              new Names("Memory in use", "内存占用"),
              "Heap of the server in use",
              (now, minuteAgo) -> now.heapBytes()));

  private ReadsPart() {}
}
