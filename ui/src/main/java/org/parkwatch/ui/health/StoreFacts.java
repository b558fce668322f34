package org.parkwatch.ui.health;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.parkwatch.telemetry.health.BackupNote;
import org.parkwatch.telemetry.health.StoreState;
import org.parkwatch.telemetry.history.HistoryFigures;
import org.parkwatch.telemetry.history.HistoryKeep;
import org.parkwatch.telemetry.history.HistoryState;
import org.parkwatch.telemetry.log.LogFigures;
import org.parkwatch.telemetry.log.LogState;
import org.parkwatch.ui.words.Figures;

/** The state of log, history and backups in numbers. */
final class StoreFacts extends Div {
  private static final double GB = 1e9;
  private static final double MB = 1e6;

  private final ZoneId zone;

  StoreFacts(StoreState state, Optional<BackupNote> backup, ZoneId zone) {
    this.zone = zone;
    addClassNames("pw-form", "pw-cert");
    add(
        new H2(getTranslation("data-health.history")),
        history(state),
        new H2(getTranslation("data-health.log")),
        log(state),
        new H2(getTranslation("data-health.backup")),
        backup(backup));
  }

  private DescriptionList backup(Optional<BackupNote> note) {
    DescriptionList list = list();
    if (note.isEmpty()) {
      pair(list, "data-health.backup-result", getTranslation("data-health.backup-none"));
      return list;
    }
    BackupNote last = note.get();
    boolean done = last.failure().isEmpty();
    pair(list, "data-health.backup-time", Figures.moment(last.at().toEpochMilli(), 0, zone));
    pair(
        list,
        "data-health.backup-result",
        done
            ? getTranslation("data-health.backup-done")
            : getTranslation("data-health.backup-failed", last.failure()));
    if (done) {
      pair(list, "data-health.size", Figures.number(last.bytes() / MB, 1) + " MB");
    }
    pair(list, "data-health.backup-file", last.file());
    return list;
  }

  private DescriptionList history(StoreState state) {
    HistoryFigures figures = state.history();
    DescriptionList list = list();
    pair(list, "data-health.state", getTranslation(word(figures.state())));
    pair(
        list,
        "data-health.size",
        getTranslation(
            "data-health.of",
            gigabytes(figures.diskBytes()),
            gigabytes(state.options().maxBytes())));
    pair(
        list,
        "data-health.oldest",
        state.oldestMillis() < 0 ? "–" : Figures.date(state.oldestMillis(), zone));
    pair(list, "data-health.kept", kept(state.options().keep()));
    pair(
        list,
        "data-health.disk",
        getTranslation(
            "data-health.free",
            gigabytes(state.freeBytes()),
            gigabytes(state.options().floorBytes())));
    pair(list, "data-health.behind", seconds(state.behindSeconds("history")));
    pair(list, "data-health.jobs", Figures.count(figures.lag()));
    pair(
        list,
        "data-health.compaction",
        Figures.number(state.pendingCompactionBytes() / MB, 1) + " MB");
    pair(list, "data-health.samples", Figures.count(figures.samples()));
    pair(list, "data-health.late", Figures.count(figures.late()));
    pair(list, "data-health.disorder", Figures.count(figures.outOfOrder()));
    pair(list, "data-health.replaced", Figures.count(figures.replaced()));
    pair(list, "data-health.dropped", Figures.count(figures.dropped()));
    pair(list, "data-health.failures", Figures.count(figures.failures()));
    return list;
  }

  private DescriptionList log(StoreState state) {
    LogFigures figures = state.log();
    DescriptionList list = list();
    pair(list, "data-health.state", getTranslation(word(figures.state())));
    pair(
        list,
        "data-health.size",
        getTranslation(
            "data-health.of", gigabytes(figures.segmentBytes()), gigabytes(state.logMaxBytes())));
    pair(list, "data-health.alarms", seconds(state.behindSeconds("alerting")));
    pair(list, "data-health.commit", Figures.number(figures.commitP99Millis(), 0) + " ms");
    pair(list, "data-health.damaged", Figures.count(figures.damagedPlaces()));
    return list;
  }

  private static String word(HistoryState state) {
    return switch (state) {
      case RUNNING -> "data-health.running";
      case STOPPED_DISK_FULL -> "data-health.disk-full";
      case STOPPED_DISK_UNWRITABLE -> "data-health.disk-unwritable";
      case STOPPED_AT_CAP -> "data-health.at-cap";
      case CLOSED -> "data-health.stopped";
    };
  }

  private static String word(LogState state) {
    return switch (state) {
      case RUNNING -> "data-health.running";
      case ON_RESERVE -> "data-health.reserve";
      case NOT_JOURNALLED -> "data-health.unwritten";
      case CLOSED -> "data-health.stopped";
    };
  }

  private String kept(HistoryKeep keep) {
    return getTranslation(
        "data-health.keep",
        days(keep.samples()),
        days(keep.minutes()),
        days(keep.quarters()),
        days(keep.hours()),
        days(keep.days()));
  }

  private static String days(Duration duration) {
    return Figures.count(duration.toDays());
  }

  private static String seconds(double seconds) {
    return Figures.number(seconds, 1) + " s";
  }

  private static String gigabytes(long bytes) {
    return Figures.number(bytes / GB, 2) + " GB";
  }

  private static DescriptionList list() {
    DescriptionList list = new DescriptionList();
    list.addClassName("pw-kvs");
    return list;
  }

  private void pair(DescriptionList list, String word, String value) {
    Div pair =
        new Div(
            new DescriptionList.Term(getTranslation(word)), new DescriptionList.Description(value));
    list.getElement().appendChild(pair.getElement());
  }
}
