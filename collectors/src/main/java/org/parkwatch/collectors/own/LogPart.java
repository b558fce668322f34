package org.parkwatch.collectors.own;

import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.log.LogState;

/** Figures of the log of samples and its consumers. */
final class LogPart {
  private static final double MILLIS = 1e3;

  static final List<OwnFigure> FIGURES =
      List.of(
          OwnFigure.gauge(
              "server.log.running",
              Quantity.COUNT,
              0,
              "parkwatch_log_running",
              new Names("Log is durable", "日志可靠写入"),
              "1 while every sample is durable before anyone hears of it, 0 on the reserve or a full disk",
              (now, minuteAgo) -> OwnFigure.flag(now.store().log().state() == LogState.RUNNING)),
          OwnFigure.counter(
              "server.log.samples",
              Quantity.COUNT,
              0,
              "parkwatch_log_samples_total",
              new Names("Samples logged", "已记日志样本"),
              "Samples that the log took since the start",
              (now, minuteAgo) -> now.store().log().samples()),
          OwnFigure.gauge(
              "server.log.disk",
              Quantity.DATA,
              1,
              "parkwatch_log_disk_bytes",
              new Names("Log on disk", "日志占用磁盘"),
              "Files of the log that not all consumers have passed",
              (now, minuteAgo) -> now.store().log().segmentBytes()),
          OwnFigure.gauge(
              "server.log.share",
              Quantity.PERCENT,
              1,
              "parkwatch_log_share_percent",
              new Names("Log of its bound", "日志占上限比例"),
              "How much of its bound the log has used; at 100 the oldest goes unread",
              (now, minuteAgo) ->
                  100.0 * now.store().log().segmentBytes() / now.store().logMaxBytes()),
          OwnFigure.gauge(
              "server.log.sync",
              Quantity.DURATION,
              3,
              "parkwatch_log_sync_p99_seconds",
              new Names("Slowest sync (1 %)", "最慢同步(1 %)"),
              "99th percentile of a sync of the log over the last 600 groups",
              (now, minuteAgo) -> now.store().log().syncP99Millis() / MILLIS),
          OwnFigure.gauge(
              "server.log.commit",
              Quantity.DURATION,
              3,
              "parkwatch_log_commit_p99_seconds",
              new Names("Slowest commit (1 %)", "最慢提交(1 %)"),
              "99th percentile of the time until a sample is durable, over the last 600 groups",
              (now, minuteAgo) -> now.store().log().commitP99Millis() / MILLIS),
          OwnFigure.counter(
              "server.log.refused",
              Quantity.COUNT,
              0,
              "parkwatch_log_refused_total",
              new Names("Refused by the log", "日志拒收"),
              "Samples whose append was interrupted",
              (now, minuteAgo) -> now.store().log().refusedSamples()),
          OwnFigure.counter(
              "server.log.unwritten",
              Quantity.COUNT,
              0,
              "parkwatch_log_unwritten_groups_total",
              new Names("Groups not on disk", "未落盘分组"),
              "Groups of samples handed on without being durable",
              (now, minuteAgo) -> now.store().log().notJournalledGroups()),
          OwnFigure.counter(
              "server.log.damaged",
              Quantity.COUNT,
              0,
              "parkwatch_log_damaged_places_total",
              new Names("Damaged places", "损坏位置"),
              "Damaged places found in the files of the log",
              (now, minuteAgo) -> now.store().log().damagedPlaces()),
          OwnFigure.gauge(
              "server.alarms.lag",
              Quantity.DURATION,
              1,
              "parkwatch_alarms_lag_seconds",
              new Names("Alarms behind the log", "告警落后于日志"),
              "How far the alarms are behind the sample log, at most",
              (now, minuteAgo) -> now.store().behindSeconds("alerting")));

  private LogPart() {}
}
