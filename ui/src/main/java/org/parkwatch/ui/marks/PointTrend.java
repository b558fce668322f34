package org.parkwatch.ui.marks;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parkwatch.facility.park.Park;
import org.parkwatch.facility.park.PointSpec;
import org.parkwatch.telemetry.history.Buckets;
import org.parkwatch.telemetry.history.History;
import org.parkwatch.ui.words.Figures;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Points over time: of each equal bucket the mean, the least and the greatest value. */
@Tag("pw-trend")
public final class PointTrend extends Component {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int BUCKETS = 288;

  private static final String MODULE = "context://parkwatch/trend.js";

  private final History history;

  /**
   * One line of the chart.
   *
   * @param points whose means are added; a bucket that one of them lacks stays empty
   * @param decimals digits after the point
   * @param limit drawn as a line across, NaN for none
   */
  public record Line(String name, List<Integer> points, int decimals, double limit) {}

  public PointTrend(History history) {
    this.history = history;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().addJsModule(MODULE);
  }

  /** Draws the lines from one instant to another, in UTC milliseconds. */
  public void show(Park park, List<Line> lines, long fromMillis, long toMillis) {
    ObjectNode chart = JSON.objectNode();
    chart.put("from", fromMillis);
    chart.put("to", toMillis);
    chart.put("zone", park.zone().getId());
    ArrayNode all = chart.putArray("lines");
    for (Line line : lines) {
      write(park, line, fromMillis, toMillis).ifPresent(all::add);
    }
    getElement().setPropertyJson("chart", chart);
  }

  private Optional<ObjectNode> write(Park park, Line line, long fromMillis, long toMillis) {
    Optional<PointSpec> spec = line.points().stream().findFirst().flatMap(park::specOfPoint);
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    List<Buckets> parts = new ArrayList<>();
    for (int point : line.points()) {
      parts.add(history.buckets(point, fromMillis, toMillis, BUCKETS));
    }
    ObjectNode node = JSON.objectNode();
    node.put("name", line.name());
    node.put("unit", Figures.unit(spec.get().quantity().unit()));
    node.put("decimals", line.decimals());
    if (!Double.isNaN(line.limit())) {
      node.put("limit", line.limit());
    }
    ArrayNode times = node.putArray("times");
    ArrayNode values = node.putArray("values");
    Buckets first = parts.getFirst();
    for (int i = 0; i < first.size(); i++) {
      times.add(first.fromMillis() + i * first.widthMillis());
      double sum = mean(parts, i);
      values.add(Double.isNaN(sum) ? JSON.nullNode() : JSON.numberNode(sum));
    }
    return Optional.of(node);
  }

  private static double mean(List<Buckets> parts, int bucket) {
    double sum = 0;
    for (Buckets part : parts) {
      sum += part.mean()[bucket];
    }
    return sum;
  }
}
