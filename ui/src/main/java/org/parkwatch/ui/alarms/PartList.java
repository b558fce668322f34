package org.parkwatch.ui.alarms;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parkwatch.alerting.board.Alarm;
import org.parkwatch.alerting.board.Incident;
import org.parkwatch.alerting.board.PlaceLine;
import org.parkwatch.facility.park.Park;
import org.parkwatch.ui.marks.AlarmWords;
import org.parkwatch.ui.words.Figures;
import org.parkwatch.ui.words.Language;
import org.parkwatch.ui.words.Words;

/**
 * An incident unfolded in the list: cause, shown and folded alarms, counted where there are many.
 */
final class PartList extends Div {
  private static final int MOST_GROUPS = 12;
  private static final int NAMED_ROOMS = 2;

  private final Park park;
  private final Words words;

  PartList(Incident incident, Park park, long nowMillis, Words words) {
    this.park = park;
    this.words = words;
    addClassName("pw-parts");
    getElement().setAttribute("role", "list");
    List<PartGroup> groups = PartGroup.of(incident);
    long first = groups.stream().mapToLong(group -> group.earliest().sinceMillis()).min().orElse(0);
    groups.stream().limit(MOST_GROUPS).forEach(group -> add(row(group, first, nowMillis)));
    if (groups.size() > MOST_GROUPS) {
      Span more = new Span(getTranslation("part.more", Figures.count(groups.size() - MOST_GROUPS)));
      more.addClassName("more");
      more.getElement().setAttribute("role", "listitem");
      add(more);
    }
  }

  private Div row(PartGroup group, long first, long nowMillis) {
    Span role = new Span(getTranslation(group.role().word()));
    role.addClassName("role");
    Span what = new Span();
    what.addClassName("what");
    if (group.single()) {
      what.add(AlarmWords.of(group.earliest(), Language.of(getLocale()), words).line());
    } else {
      Span rooms = new Span(rooms(group.alarms()));
      rooms.addClassName("rooms");
      what.add(new Span(group.what().in(getLocale())), rooms);
    }
    Span count = new Span(Figures.count(group.alarms().size()));
    count.addClassName("count");
    Div row = new Div(role, what, count, end(group, first, nowMillis));
    row.addClassNames("part", group.role() == PartGroup.Role.FOLDED ? "folded" : "open");
    row.getElement().setAttribute("role", "listitem");
    return row;
  }

  /** Why it is folded; of what is shown, since when. */
  private Span end(PartGroup group, long first, long nowMillis) {
    long since = group.earliest().sinceMillis();
    String clock = Figures.moment(since, nowMillis, park.zone());
    String said =
        group.role() == PartGroup.Role.FOLDED
            ? group.why().in(getLocale())
            : since == first ? getTranslation("part.first-out", clock) : clock;
    Span end = new Span(said);
    end.addClassName("end");
    end.setTitle(said);
    return end;
  }

  /** Where most of them are, such as {@code R305 176 · R304 36}. */
  private String rooms(List<Alarm> alarms) {
    Map<Integer, Long> counts =
        alarms.stream()
            .filter(alarm -> alarm.room() >= 0)
            .collect(Collectors.groupingBy(Alarm::room, LinkedHashMap::new, Collectors.counting()));
    String named =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(NAMED_ROOMS)
            .map(each ->
                PlaceLine.of(park, each.getKey()).in(getLocale())
                    + " "
                    + Figures.count(each.getValue()))
            .collect(Collectors.joining(" · "));
    return counts.size() > NAMED_ROOMS ? named + " · …" : named;
  }
}
