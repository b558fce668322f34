package org.parkwatch.ui.marks;

import com.vaadin.flow.component.Html;

/** The few drawings of the house. Each stands beside a word. */
public enum Icons {
  LOGO(
      """
      <svg width="30" height="30" viewBox="0 0 30 30" fill="none" aria-hidden="true">\
      <rect x="3" y="3" width="24" height="24" stroke="var(--pw-accent)" stroke-width="1.6"/>\
      <path d="M9 8v14M15 8v14M21 8v14" stroke="var(--pw-line-2)" stroke-width="3"/>\
      <path d="M9 8v5M21 8v9" stroke="var(--pw-text-2)" stroke-width="3"/>\
      <path d="M15 8v7" stroke="var(--pw-accent)" stroke-width="3"/></svg>\
      """),
  MAP(icon("M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z")),
  WALL(icon("M3 5h18v11H3zM8 20h8M12 16v4")),
  PLANT(icon("M4 5h16M8 5v4M16 5v4M5 9h6v5H5zM13 9h6v5h-6zM8 14v5M16 14v5M4 19h16")),
  LEAVE(icon("M14 4H5v16h9M10 12h11M17 8l4 4-4 4")),
  ALARMS(icon("M12 3 21 19H3zM12 9v5M12 16.2v.6"));

  private final String svg;

  Icons(String svg) {
    this.svg = svg;
  }

  public Html draw() {
    return new Html(svg);
  }

  private static String icon(String path) {
    return "<svg width=\"21\" height=\"21\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\""
        + path
        + "\"/></svg>";
  }
}
