package org.parkwatch.ui.access;

import java.time.InstantSource;
import org.parkwatch.alerting.board.Advisor;
import org.parkwatch.alerting.board.AlarmBoard;
import org.parkwatch.alerting.severity.Severities;
import org.parkwatch.facility.park.Parks;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.telemetry.latest.Latest;
import org.parkwatch.ui.refresh.Refresher;

/** Where the screens get everything from. Thread-safe, as all its parts are. */
public record Sources(
    Parks parks,
    Latest latest,
    History history,
    AlarmBoard alarms,
    Advisor advisor,
    Severities severities,
    Viewers viewers,
    Refresher refresher,
    PowerGraphs power,
    InstantSource clock) {}
