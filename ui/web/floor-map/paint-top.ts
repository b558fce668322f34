import { markOf, type Mark } from './frame.js';
import { tail } from './layout.js';
import { drawMark, drawMoreNew } from './marks.js';
import { cell, onScreen, visible } from './paint-base.js';
import { paintAir } from './paint-air.js';
import type { View } from './view.js';
import type { Box } from './world.js';

/** Paints the upper canvas: aisles' names, row letters, alarms, selection. */
export function paintTop(g: CanvasRenderingContext2D, view: View): void {
  g.clearRect(0, 0, view.camera.width, view.camera.height);
  view.world.rooms.forEach((box, r) => {
    const room = onScreen(view, box);
    if (!visible(view, room)) {
      return;
    }
    const near = room.w > 0.4 * view.camera.width;
    if (near) {
      paintAisles(g, view, r);
      paintRowLetters(g, view, r);
      paintAir(g, view, r);
    }
    paintCabinetAlarms(g, view, r, near);
    paintRoomAlarms(g, view, r, room, near);
  });
  paintSelection(g, view);
}

/** Names of the aisles: between the letters of the rows, where no mark of a cabinet covers them. */
function paintAisles(g: CanvasRenderingContext2D, view: View, r: number): void {
  g.font = `400 ${11 * view.unit}px ${view.font}`;
  g.textBaseline = 'middle';
  g.textAlign = 'center';
  g.fillStyle = view.palette.of('--pw-text-3');
  const row = view.layout.doc.rows.findIndex((each) => each.room === r);
  const letter = row >= 0 && view.world.rowRunsDown[row] ? rowLetterBox(view, row) : undefined;
  view.layout.doc.zones.forEach((zone, z) => {
    const box = view.world.zones[z];
    if (zone.room === r && box) {
      const at = onScreen(view, box);
      const name = view.chinese ? zone.zh : zone.en;
      if (g.measureText(name).width < at.w - 4) {
        g.fillText(name, at.x + at.w / 2, letter ? letter.y + letter.h / 2 : Math.max(at.y, 0) + 22 * view.unit);
      }
    }
  });
}

function paintRowLetters(g: CanvasRenderingContext2D, view: View, r: number): void {
  g.font = `700 ${15 * view.unit}px ${view.font}`;
  g.fillStyle = view.palette.of('--pw-text-2');
  view.layout.doc.rows.forEach((row, k) => {
    if (row.room === r) {
      const at = rowLetterBox(view, k);
      g.textAlign = 'center';
      g.textBaseline = 'middle';
      g.fillText(tail(row.code), at.x + at.w / 2, at.y + at.h / 2);
    }
  });
}

/** Where a row's letter stands; also where a click means the row. */
export function rowLetterBox(view: View, k: number): Box {
  const row = view.layout.doc.rows[k]!;
  const first = cell(view, row.first);
  const size = 24 * view.unit;
  return view.world.rowRunsDown[k]
    ? { x: first.x, y: Math.max(0, first.y - size), w: first.w, h: size }
    : { x: Math.max(0, first.x - size), y: first.y, w: size, h: first.h };
}

function paintCabinetAlarms(
  g: CanvasRenderingContext2D, view: View, r: number, near: boolean): void {
  const room = view.layout.doc.rooms[r]!;
  const { state, palette, unit } = view;
  for (let i = room.first; i < room.first + room.count; i++) {
    const mark = markOf(state.mark[i]!);
    if (!mark) {
      continue;
    }
    const box = cell(view, i);
    if (!visible(view, box) || (box.w < 4 && box.h < 4)) {
      continue;
    }
    g.strokeStyle = palette.severity(mark.level);
    g.lineWidth = near ? 2 * unit : 1;
    g.strokeRect(box.x - 0.5, box.y - 0.5, box.w + 1, box.h + 1);
    if (near && box.w >= 14 * unit && box.h >= 10 * unit) {
      const at = markPlace(view, i, box);
      drawMark(g, palette, mark, at.x, at.y, at.size, view.font);
      if (mark.moreNew) {
        drawMoreNew(g, palette, at.x, at.y, at.size);
      }
    }
  }
}

/** Beside the cabinet in the aisle; on the cabinet where rows lie across or the aisle is narrow. */
function markPlace(view: View, i: number, box: Box): { x: number; y: number; size: number } {
  const size = 20 * view.unit;
  const row = view.layout.rowOf[i]!;
  if (box.w >= 120 * view.unit) {
    return { x: box.x + box.w / 2 - size / 2, y: box.y + 8 * view.unit, size };
  }
  if (!view.world.rowRunsDown[row]) {
    return { x: box.x + box.w / 2 - size / 2, y: box.y - size - 2, size };
  }
  const right = (row - view.layout.doc.rows.findIndex((x) => x.room === view.layout.roomOf[i])) % 2;
  return {
    x: right === 1 ? box.x + box.w + 3 * view.unit : Math.max(2, box.x - size - 4 * view.unit),
    y: box.y + box.h / 2 - size / 2,
    size,
  };
}

/** A frame in the colour of the most pressing alarm and a badge with the number of alarms. */
function paintRoomAlarms(
  g: CanvasRenderingContext2D, view: View, r: number, room: Box, near: boolean): void {
  const mark = markOf(view.state.roomMark[r]!);
  if (!mark) {
    return;
  }
  const { palette, unit } = view;
  const quiet = mark.level === 4 || (mark.level === 3 && mark.state !== 'new');
  const width = (mark.level === 1 ? 3 : quiet ? 1.2 : 2.4) * unit;
  g.strokeStyle = palette.severity(mark.level);
  g.lineWidth = width;
  const bottom = Math.round(room.y + room.h);
  const top = near && bottom > view.camera.height / 2 ? Math.max(0, Math.round(room.y)) : Math.round(room.y);
  g.strokeRect(
    Math.round(room.x) + width / 2, top + width / 2, Math.round(room.w) - width, bottom - top - width);
  if (!near) {
    paintBadge(g, view, room, mark, view.state.roomStanding[r]!);
  }
}

function paintBadge(
  g: CanvasRenderingContext2D, view: View, room: Box, mark: Mark, standing: number): void {
  const { palette, unit } = view;
  const size = Math.min(20 * unit, room.h * 0.4);
  g.font = `700 ${Math.min(13.5 * unit, size * 0.75)}px ${view.font}`;
  const text = String(standing);
  const w = size + g.measureText(text).width + 17 * unit;
  const h = size + 9 * unit;
  const x = Math.round(room.x + room.w / 2 - w / 2);
  const y = Math.round(room.y + room.h - h - Math.min(12 * unit, room.h * 0.06));
  g.fillStyle = palette.of('--pw-bg');
  g.fillRect(x, y, w, h);
  g.strokeStyle = palette.severity(mark.level);
  g.lineWidth = 1.3 * unit;
  g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  drawMark(g, palette, mark, x + 5 * unit, y + (h - size) / 2, size, view.font);
  if (mark.moreNew) {
    drawMoreNew(g, palette, x + 5 * unit, y + (h - size) / 2, size);
  }
  g.font = `700 ${Math.min(13.5 * unit, size * 0.75)}px ${view.font}`;
  g.fillStyle = palette.of('--pw-text-hi');
  g.textAlign = 'left';
  g.textBaseline = 'middle';
  g.fillText(text, x + size + 10 * unit, y + h / 2 + unit);
}

function paintSelection(g: CanvasRenderingContext2D, view: View): void {
  g.strokeStyle = view.palette.of('--pw-text-hi');
  g.lineWidth = 2.5 * view.unit;
  if (view.selected >= 0) {
    const box = cell(view, view.selected);
    const out = box.w < 14 ? 2.5 : 3.5;
    g.strokeRect(box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out);
  } else if (view.focusedRoom >= 0) {
    const box = onScreen(view, view.world.rooms[view.focusedRoom]!);
    g.strokeRect(box.x - 2.5, box.y - 2.5, box.w + 5, box.h + 5);
  }
}
