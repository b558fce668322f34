import { roomNumber, tail } from './layout.js';
import type { Box } from './world.js';
import { number } from '../shared/format.js';
import { fill } from './texts.js';
import {
  countCabinets, Fill, fillOf, FILLS, roomFigure,
  type RoomCount, type View,
} from './view.js';
import { aisleGround } from './paint-air.js';
import { paintDetails } from './paint-near.js';

/** A box in pixels of the screen. */
export function onScreen(view: View, box: Box): Box {
  const { camera } = view;
  return {
    x: camera.screenX(box.x),
    y: camera.screenY(box.y),
    w: box.w * camera.sx,
    h: box.h * camera.sy,
  };
}

export function visible(view: View, box: Box): boolean {
  const { width, height } = view.camera;
  return box.x < width && box.y < height && box.x + box.w > 0 && box.y + box.h > 0;
}

/** Paints the lower canvas: buildings, rooms, cabinets and their numbers. */
export function paintBase(g: CanvasRenderingContext2D, view: View, counts: RoomCount[]): void {
  const { palette, camera } = view;
  g.fillStyle = palette.of('--pw-bg');
  g.fillRect(0, 0, camera.width, camera.height);
  paintBuildings(g, view, counts);
  const rooms: number[] = [];
  view.world.rooms.forEach((box, r) => {
    if (visible(view, onScreen(view, box))) {
      rooms.push(r);
    }
  });
  paintRooms(g, view, rooms);
  paintCabinets(g, view, rooms);
  for (const r of rooms) {
    paintHeading(g, view, r, counts[r]!);
  }
}

function paintBuildings(g: CanvasRenderingContext2D, view: View, counts: RoomCount[]): void {
  const { layout, palette, unit, camera } = view;
  g.textBaseline = 'alphabetic';
  layout.doc.buildings.forEach((building, b) => {
    const box = onScreen(view, view.world.buildings[b]!);
    if (!visible(view, box) || box.y < -20 * unit) {
      return;
    }
    const left = Math.max(box.x + 30 * unit * camera.sx, 12 * unit);
    const right = Math.min(box.x + box.w, camera.width - 8 * unit);
    const base = box.y + 46 * unit * camera.sy - 20 * unit;
    g.textAlign = 'left';
    g.font = `700 ${19 * unit}px ${view.font}`;
    g.fillStyle = palette.of('--pw-text');
    const short = tail(building.code);
    g.fillText(short, left, base);
    let x = left + g.measureText(short).width + 12 * unit;
    const name = view.chinese ? building.zh : building.en;
    g.font = `400 ${14 * unit}px ${view.font}`;
    g.fillStyle = palette.of('--pw-text-2');
    if (name !== short) {
      g.fillText(name, x, base);
      x += g.measureText(name).width + 16 * unit;
    }
    g.textAlign = 'right';
    for (const line of buildingLines(view, b, counts)) {
      if (g.measureText(line).width < right - x) {
        g.fillText(line, right, base);
        break;
      }
    }
    g.fillStyle = palette.of('--pw-line-2');
    g.fillRect(left, base + 9 * unit, right - left, 1);
  });
  g.textAlign = 'left';
  g.font = `400 ${14 * unit}px ${view.font}`;
  g.fillStyle = palette.of('--pw-text-3');
  layout.doc.floors.forEach((floor, f) => {
    const box = onScreen(view, view.world.floors[f]!);
    const label = tail(floor.code);
    if (visible(view, box) && box.x > -4) {
      g.fillText(label, Math.max(2, box.x), box.y + 16 * unit);
    }
  });
}

/** What a building's heading says, the longest first: the one that fits is shown. */
function buildingLines(view: View, b: number, counts: RoomCount[]): string[] {
  const { doc } = view.layout;
  const own = counts.filter((_, r) => doc.floors[doc.rooms[r]!.floor]!.building === b);
  const sum = (of: (c: RoomCount) => number) => own.reduce((a, c) => a + of(c), 0);
  const inUse = sum((c) => c.inUse);
  const all = inUse + sum((c) => c.free) + sum((c) => c.commissioning);
  const missing = sum((c) => c.missing);
  const measured = own.filter((c) => !Number.isNaN(c.meanInlet));
  const mean =
    measured.reduce((a, c) => a + c.meanInlet * c.inUse, 0) /
    measured.reduce((a, c) => a + c.inUse, 0);
  const it = view.expired ? '' : `IT ${number(sum((c) => c.kilowatts) / 1000, 2)} MW`;
  const use = `${number(all ? (inUse / all) * 100 : 0, 0)} % ${view.texts.inUse}`;
  const inlet =
    measured.length === 0 || view.expired ? '' : `${view.texts.mean} ${number(mean, 1)} °C`;
  const lack = missing > 0 ? fill(view.texts.noDataCount, number(missing, 0)) : '';
  const join = (parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  return [join([it, use, inlet, lack]), join([it, use, lack]), join([it, lack]), it];
}

function paintRooms(g: CanvasRenderingContext2D, view: View, rooms: number[]): void {
  const { palette } = view;
  g.fillStyle = palette.of('--pw-surface');
  for (const r of rooms) {
    const box = onScreen(view, view.world.rooms[r]!);
    g.fillRect(Math.round(box.x), Math.round(box.y), Math.round(box.w), Math.round(box.h));
  }
  view.world.zones.forEach((zone, z) => {
    const box = onScreen(view, zone);
    const room = view.world.rooms[view.layout.doc.zones[z]!.room]!;
    if (room.w * view.camera.sx > view.camera.width * 0.3 && visible(view, box)) {
      const ground = aisleGround(view, z);
      g.fillStyle = ground ?? palette.of('--pw-surface-2');
      g.globalAlpha = ground === undefined ? 0.45 : ground === view.hatch ? 1 : 0.7;
      g.fillRect(box.x, box.y, box.w, box.h);
      g.globalAlpha = 1;
    }
  });
}

/** Fills all visible cabinets, one colour after the other. */
function paintCabinets(g: CanvasRenderingContext2D, view: View, rooms: number[]): void {
  const { camera, world, layout, palette } = view;
  const byFill: number[][] = Array.from({ length: FILLS }, () => []);
  const c = world.cabinets;
  for (const r of rooms) {
    const room = layout.doc.rooms[r]!;
    for (let i = room.first; i < room.first + room.count; i++) {
      const p = i * 4;
      const x = camera.screenX(c[p]!);
      const y = camera.screenY(c[p + 1]!);
      if (
        x < camera.width && y < camera.height &&
        x + c[p + 2]! * camera.sx > 0 && y + c[p + 3]! * camera.sy > 0) {
        byFill[fillOf(view, i)]!.push(i);
      }
    }
  }
  byFill.forEach((cabinets, kind) => {
    if (cabinets.length === 0) {
      return;
    }
    const dashed = kind === Fill.FREE;
    const outline = dashed || kind === Fill.COMMISSIONING;
    g.strokeStyle = palette.of(dashed ? '--pw-line' : '--pw-line-2');
    g.fillStyle = styleOf(view, kind);
    g.lineWidth = 1;
    if (dashed && c[cabinets[0]! * 4 + 2]! * camera.sx > 16) {
      g.strokeStyle = view.dashes;
    }
    // One by one: a single path of thousands of boxes is many times slower without a GPU.
    for (const i of cabinets) {
      const { x, y, w, h } = cell(view, i);
      if (!outline) {
        g.fillRect(x, y, w, h);
      } else {
        g.strokeRect(x + 0.5, y + 0.5, Math.max(1, w - 1), Math.max(1, h - 1));
      }
    }
    if (!outline && palette.light) {
      hairlines(g, view, cabinets);
    }
    paintDetails(g, view, cabinets, kind);
  });
}

/** On a light ground the pale steps need a line round each cabinet. */
function hairlines(g: CanvasRenderingContext2D, view: View, cabinets: number[]): void {
  g.strokeStyle = view.palette.of('--pw-line-2');
  g.lineWidth = 0.5;
  for (const i of cabinets) {
    const { x, y, w, h } = cell(view, i);
    g.strokeRect(x + 0.25, y + 0.25, w - 0.5, h - 0.5);
  }
}

/** The box of a cabinet on whole pixels with the gap to its neighbour. */
export function cell(view: View, i: number): Box {
  const { camera } = view;
  const c = view.world.cabinets;
  const p = i * 4;
  const x0 = camera.screenX(c[p]!);
  const y0 = camera.screenY(c[p + 1]!);
  const x = Math.round(x0);
  const y = Math.round(y0);
  const right = Math.round(x0 + c[p + 2]! * camera.sx);
  const bottom = Math.round(y0 + c[p + 3]! * camera.sy);
  const gapX = right - x > 4 ? 1 : 0;
  const gapY = bottom - y > 4 ? (bottom - y > 24 ? 2 : 1) : 0;
  return { x, y, w: Math.max(1, right - x - gapX), h: Math.max(1, bottom - y - gapY) };
}

function styleOf(view: View, kind: number): string | CanvasPattern {
  const { palette } = view;
  if (kind < 8) {
    return palette.steps[kind]!;
  }
  if (kind === Fill.HATCH) {
    return view.hatch;
  }
  return kind > Fill.ALARM
    ? palette.severityGround(kind - Fill.ALARM)
    : palette.of('--pw-surface-3');
}

/** The text, or as much of it as there is space for, with an ellipsis. */
function cut(g: CanvasRenderingContext2D, text: string, space: number): string {
  let end = text.length;
  while (end > 0 && g.measureText(end < text.length ? text.slice(0, end) + '…' : text).width > space) {
    end--;
  }
  return end === text.length ? text : end === 0 ? '' : text.slice(0, end) + '…';
}

/** Name and number of a room; more of it the larger the room is drawn. */
function paintHeading(g: CanvasRenderingContext2D, view: View, r: number, count: RoomCount): void {
  const { palette, unit } = view;
  const room = view.layout.doc.rooms[r]!;
  const box = onScreen(view, view.world.rooms[r]!);
  const figure = roomFigure(view, r, count);
  const near = box.w > 300 * unit;
  const size = near ? 22 : box.w < 64 * unit ? 12 : box.w < 80 * unit ? 14 : 17;
  const padX = near ? 14 * unit : 6 * unit;
  const left = Math.max(box.x + padX, near ? 14 * unit : -Infinity);
  const right = Math.min(box.x + box.w - padX, near ? view.camera.width - 14 * unit : Infinity);
  const body = onScreen(view, view.world.bodies[r]!);
  const base = near
    ? Math.min(Math.max(box.y, 0) + 34 * unit, body.y - 30 * unit)
    : box.y + (size < 17 ? 17 : 21) * unit;
  g.textBaseline = 'alphabetic';
  g.textAlign = 'left';
  g.font = `${near ? 700 : 400} ${(near ? 22 : size < 17 ? 11 : 13) * unit}px ${view.font}`;
  g.fillStyle = palette.of(near ? '--pw-text-hi' : '--pw-text-3');
  const name = near ? tail(room.code) : roomNumber(room.code);
  g.fillText(name, left, base);
  const x = left + g.measureText(name).width + (near ? 16 : 4) * unit;
  const words = figure.kind !== 'value';
  let px = size * unit * (words && !near ? 0.8 : 1);
  const weight = figure.warm && !words ? 700 : 400;
  g.font = `${weight} ${px}px ${view.font}`;
  const unitText = box.w > 78 * unit ? figure.unit : '';
  const unitPx = px * 0.65;
  const width = g.measureText(figure.text).width;
  const space = right - x - (unitText ? unitPx * 1.6 : 0);
  if (width > space) {
    px *= Math.max(0.6, space / width);
    g.font = `${weight} ${px}px ${view.font}`;
  }
  const text = near ? figure.text : cut(g, figure.text, space);
  g.fillStyle = palette.of(
    figure.kind === 'missing' ? '--pw-stale-text'
      : words ? '--pw-text-3' : figure.warm ? '--pw-text-hi' : '--pw-text');
  if (near) {
    g.fillText(figure.text, x, base);
    const after = x + g.measureText(figure.text).width;
    g.font = `400 ${13 * unit}px ${view.font}`;
    g.fillStyle = palette.of('--pw-text-3');
    g.fillText(figure.unit, after + 4 * unit, base);
    paintSummary(g, view, count, after + 60 * unit, right, base);
    return;
  }
  g.textAlign = 'right';
  const unitWidth = unitText ? unitPx * (unitText.length > 2 ? 2 : 1.45) : 0;
  g.fillText(text, right - unitWidth, base);
  if (unitText) {
    g.font = `400 ${unitPx}px ${view.font}`;
    g.fillStyle = palette.of('--pw-text-3');
    g.fillText(unitText, right, base);
  }
}

function paintSummary(
  g: CanvasRenderingContext2D, view: View, count: RoomCount,
  from: number, right: number, base: number): void {
  const { texts } = view;
  const parts = [
    view.expired ? '' : `${number(count.kilowatts, 0)} kW`,
    fill(texts.cabinets, count.inUse + count.free + count.commissioning),
    `${count.inUse} ${texts.inUse}`,
    fill(texts.freeCount, count.free),
    count.missing > 0 ? fill(texts.noDataCount, count.missing) : '',
  ].filter((part) => part !== '');
  g.font = `400 ${13 * view.unit}px ${view.font}`;
  g.fillStyle = view.palette.of('--pw-text-2');
  g.textAlign = 'right';
  while (parts.length > 0) {
    const line = parts.join(' · ');
    if (g.measureText(line).width < right - from) {
      g.fillText(line, right, base);
      return;
    }
    parts.splice(Math.min(1, parts.length - 1), 1);
  }
}

/** Sums of every room, made once a frame of data. */
export function countRooms(view: View): RoomCount[] {
  return view.layout.doc.rooms.map((room) =>
    countCabinets(view, room.first, room.first + room.count));
}

