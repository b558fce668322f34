package org.parkwatch.simulators.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the documents: a heading for each list, below it facts, codes and tables. */
public final class ReferenceLists {
  private static final Pattern FACT = Pattern.compile("\\* ([a-z ]+?)(?: ([a-z0-9-]+))?: (.*)");
  private static final Pattern CODE = Pattern.compile("(\\d+) ([^(),]+?) \\([a-z]+\\)");
  private static final String REPEATED = "Repeated:";

  private final String document;
  private final Map<String, ReferenceList> lists = new LinkedHashMap<>();
  private @Nullable Section section;

  private ReferenceLists(String document) {
    this.document = document;
  }

  /**
   * The lists of a document by each of their names.
   *
   * @param document such as {@code opcua-lists.md}
   * @throws IllegalStateException if the document cannot be understood; names document and line
   */
  public static Map<String, ReferenceList> read(String document) {
    return read(document, Documents.text(document));
  }

  static Map<String, ReferenceList> read(String document, String text) {
    ReferenceLists reader = new ReferenceLists(document);
    int number = 0;
    for (String line : text.lines().toList()) {
      reader.line(line.strip(), ++number);
    }
    reader.endSection();
    return reader.lists;
  }

  private void line(String line, int number) {
    if (line.startsWith("## ")) {
      endSection();
      section = new Section(List.of(line.substring(3).split(", *")));
    } else if (section != null && line.startsWith("|")) {
      row(section, cells(line), number);
    } else if (section != null) {
      section.head = null;
      if (line.startsWith(REPEATED)) {
        section.repeated = repetition(line.substring(REPEATED.length()).strip(), number);
      } else if (line.startsWith("* ")) {
        fact(section, line);
      }
    }
  }

  private Repetition repetition(String text, int number) {
    try {
      return Repetition.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(document + ":" + number + ": " + e.getMessage(), e);
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
        .map(String::strip)
        .toList();
  }

  private void row(Section into, List<String> cells, int number) {
    List<String> head = into.head;
    if (head == null) {
      into.head = cells;
      into.rows = new ArrayList<>();
      into.tables.add(new Table(into.repeated, into.rows));
      into.repeated = Repetition.ONCE;
    } else if (!cells.getFirst().matches(":?-+:?")) {
      if (cells.size() != head.size()) {
        throw new IllegalStateException(
            "%s:%d: %d cells under %d headings"
                .formatted(document, number, cells.size(), head.size()));
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < head.size(); i++) {
        row.put(head.get(i), cells.get(i));
      }
      into.rows.add(Map.copyOf(row));
    }
  }

  private static void fact(Section into, String line) {
    Matcher fact = FACT.matcher(line);
    if (!fact.matches()) {
      return;
    }
    if (fact.group(1).equals("codes") && fact.group(2) != null) {
      List<ListCode> codes = new ArrayList<>();
      Matcher code = CODE.matcher(fact.group(3));
      while (code.find()) {
        codes.add(new ListCode(Integer.parseInt(code.group(1)), code.group(2)));
      }
      into.codes.put(fact.group(2), List.copyOf(codes));
    } else {
      String more = fact.group(2) == null ? "" : " " + fact.group(2);
      into.facts.put(fact.group(1) + more, fact.group(3));
    }
  }

  private void endSection() {
    Section ended = section;
    if (ended == null || ended.tables.isEmpty()) {
      return;
    }
    ReferenceList list =
        new ReferenceList(
            ended.names,
            ended.facts,
            ended.codes,
            ended.tables.stream().map(t -> new ListTable(t.repeated(), t.rows())).toList());
    ended.names.forEach(name -> lists.put(name, list));
  }

  private record Table(Repetition repeated, List<Map<String, String>> rows) {}

  private static final class Section {
    final List<String> names;
    final Map<String, String> facts = new HashMap<>();
    final Map<String, List<ListCode>> codes = new HashMap<>();
    final List<Table> tables = new ArrayList<>();
    @Nullable List<String> head;
    List<Map<String, String>> rows = new ArrayList<>();
    Repetition repeated = Repetition.ONCE;

    Section(List<String> names) {
      this.names = names;
    }
  }
}
