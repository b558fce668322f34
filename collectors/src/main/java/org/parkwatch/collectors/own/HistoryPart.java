package org.parkwatch.collectors.own;

import java.util.List;
import org.parkwatch.facility.park.Names;
import org.parkwatch.facility.park.Quantity;
import org.parkwatch.telemetry.history.HistoryState;

/** Figures of history and its disk. */
final class HistoryPart {
  static final List<OwnFigure> FIGURES =
      List.of(
          OwnFigure.gauge(
              "server.history.running",
              Quantity.COUNT,
              0,
              "parkwatch_history_running",
              new Names("History writes", "历史存储运行"),
              "1 while history writes what comes, 0 while it is stopped",
              (now, minuteAgo) ->
                  OwnFigure.flag(now.store().history().state() == HistoryState.RUNNING)),
          OwnFigure.gauge(
              "server.history.lag",
              Quantity.DURATION,
              1,
              "parkwatch_history_lag_seconds",
              new Names("History behind the log", "历史落后于日志"),
              "How far history is behind the sample log, at most",
              (now, minuteAgo) -> now.store().behindSeconds("history")),
          OwnFigure.gauge(
              "server.history.jobs",
              Quantity.COUNT,
              0,
              "parkwatch_history_jobs",
              new Names("Jobs waiting to be written", "待写入任务"),
              "Writes that wait for the disk",
              (now, minuteAgo) -> now.store().history().lag()),
          OwnFigure.counter(
              "server.history.samples",
              Quantity.COUNT,
              0,
              "parkwatch_history_samples_total",
              new Names("Samples stored", "已存样本"),
              "Samples stored since the start",
              (now, minuteAgo) -> now.store().history().samples()),
          OwnFigure.counter(
              "server.history.refused.value",
              Quantity.COUNT,
              0,
              "parkwatch_history_refused_value_total",
              new Names("Refused: no number", "拒收:非数值"),
              "Usable samples refused because they are NaN or infinite",
              (now, minuteAgo) -> now.store().history().refusedNotANumber()),
          OwnFigure.counter(
              "server.history.refused.point",
              Quantity.COUNT,
              0,
              "parkwatch_history_refused_point_total",
              new Names("Refused: unknown point", "拒收:未知测点"),
              "Samples refused because nobody has their point",
              (now, minuteAgo) -> now.store().history().refusedUnknownPoint()),
          OwnFigure.counter(
              "server.history.refused.time",
              Quantity.COUNT,
              0,
              "parkwatch_history_refused_time_total",
              new Names("Refused: absurd time", "拒收:时间异常"),
              "Samples refused because their time is absurd",
              (now, minuteAgo) -> now.store().history().refusedTime()),
          OwnFigure.gauge(
              "server.history.refused.rate",
              Quantity.COUNT,
              0,
              "parkwatch_history_refused_last_minute",
              new Names("Refused in the last minute", "近一分钟拒收"),
              "Samples refused in the last minute, for any reason",
              (now, minuteAgo) -> now.store().refused() - minuteAgo.store().refused()),
          OwnFigure.counter(
              "server.history.dropped",
              Quantity.COUNT,
              0,
              "parkwatch_history_dropped_total",
              new Names("Not stored while stopped", "停止期间未存"),
              "Samples that were not stored because history was stopped",
              (now, minuteAgo) -> now.store().history().dropped()),
          OwnFigure.counter(
              "server.history.replaced",
              Quantity.COUNT,
              0,
              "parkwatch_history_replaced_total",
              new Names("Replaced", "被替换"),
              "Samples replaced by a later one of the same point and time",
              (now, minuteAgo) -> now.store().history().replaced()),
          OwnFigure.counter(
              "server.history.disorder",
              Quantity.COUNT,
              0,
              "parkwatch_history_out_of_order_total",
              new Names("Out of order", "乱序"),
              "Samples that came after a newer one of their point",
              (now, minuteAgo) -> now.store().history().outOfOrder()),
          OwnFigure.counter(
              "server.history.late",
              Quantity.COUNT,
              0,
              "parkwatch_history_late_total",
              new Names("Late", "迟到"),
              "Samples of a quarter hour that was sealed already",
              (now, minuteAgo) -> now.store().history().late()),
          OwnFigure.gauge(
              "server.history.open",
              Quantity.DATA,
              1,
              "parkwatch_history_open_bytes",
              new Names("Open chunks in memory", "内存中未封存数据块"),
              "Memory of chunks that are not sealed yet",
              (now, minuteAgo) -> now.store().history().openBytes()),
          OwnFigure.counter(
              "server.history.sealed",
              Quantity.COUNT,
              0,
              "parkwatch_history_sealed_chunks_total",
              new Names("Sealed chunks", "已封存数据块"),
              "Chunks sealed since the start",
              (now, minuteAgo) -> now.store().history().sealedChunks()),
          OwnFigure.gauge(
              "server.history.disk",
              Quantity.DATA,
              1,
              "parkwatch_history_disk_bytes",
              new Names("History on disk", "历史占用磁盘"),
              "Files of history",
              (now, minuteAgo) -> now.store().history().diskBytes()),
          OwnFigure.gauge(
              "server.history.compaction",
              Quantity.DATA,
              1,
              "parkwatch_history_compaction_pending_bytes",
              new Names("Compaction pending", "待压实数据"),
              "Data that the engine of history has still to rewrite",
              (now, minuteAgo) -> now.store().pendingCompactionBytes()),
          OwnFigure.counter(
              "server.history.deleted",
              Quantity.COUNT,
              0,
              "parkwatch_history_deleted_days_total",
              new Names("Days let go", "已淘汰天数"),
              "Days that went by age or by the size of history",
              (now, minuteAgo) -> now.store().history().deletedDays()),
          OwnFigure.counter(
              "server.history.failures",
              Quantity.COUNT,
              0,
              "parkwatch_history_failures_total",
              new Names("Writes that failed", "写入失败"),
              "Writes of history that failed and were tried again",
              (now, minuteAgo) -> now.store().history().failures()),
          OwnFigure.gauge(
              "server.disk.free",
              Quantity.DATA,
              0,
              "parkwatch_disk_free_bytes",
              new Names("Disk free", "磁盘可用空间"),
              "Free space of the disk that history lies on",
              (now, minuteAgo) -> now.store().freeBytes()),
          OwnFigure.gauge(
              "server.disk.margin",
              Quantity.DATA,
              0,
              "parkwatch_disk_margin_bytes",
              new Names("Disk free above the floor", "磁盘余量(高于下限)"),
              "Free space above the floor at which history stops; below 0 it is stopped",
              (now, minuteAgo) -> now.store().freeBytes() - now.store().options().floorBytes()));

  private HistoryPart() {}
}
