package org.parkwatch.ui.park;

import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.parkwatch.facility.park.Park;

/** The words that people put on one cabinet or piece of equipment, for rules to ask for. */
final class TagLine extends Span {
  private TagLine(Set<String> tags) {
    setText(getTranslation("cabinet.tags", String.join(" · ", new TreeSet<>(tags))));
  }

  /** Its own tags in the order of their letters, not those of what is around it; empty without. */
  static Optional<TagLine> of(Park park, String code) {
    Set<String> tags = park.tagsOf(code);
    return tags.isEmpty() ? Optional.empty() : Optional.of(new TagLine(tags));
  }
}
