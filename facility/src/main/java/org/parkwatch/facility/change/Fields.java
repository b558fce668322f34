package org.parkwatch.facility.change;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parkwatch.facility.park.Area;
import org.parkwatch.facility.park.Names;

/** What two rows of one kind say differently, under the names of their components. */
final class Fields {
  private Fields() {}

  static <T extends Record> List<Change.Field> differing(T before, T after) {
    List<Change.Field> fields = new ArrayList<>();
    for (RecordComponent component : after.getClass().getRecordComponents()) {
      Object was = value(component, before);
      Object is = value(component, after);
      if (!Objects.equals(was, is)) {
        fields.add(new Change.Field(component.getName(), text(was), text(is)));
      }
    }
    return fields;
  }

  private static @Nullable Object value(RecordComponent component, Record row) {
    try {
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the drafts of the park are public records", e);
    }
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "none";
      case Names names -> names.en() + " / " + names.zh();
      case Area area -> area.x() + "," + area.y() + " " + area.width() + "x" + area.depth();
      case String text when text.isEmpty() -> "none";
      default -> value.toString();
    };
  }
}
