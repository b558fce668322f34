import type { AirDoc, AirMarkDoc, AisleDoc, UnitDoc } from './air.js';
import { cell, onScreen } from './paint-base.js';
import { RAMPS, stepOf } from './ramp.js';
import { number } from '../shared/format.js';
import type { View } from './view.js';
import type { Box } from './world.js';

/** Index of the room whose air is known, -1 if none is. */
export function airRoom(view: View): number {
  const room = view.air?.room;
  return room === undefined ? -1 : view.layout.doc.rooms.findIndex((each) => each.code === room);
}

/** The ground of an aisle: the ramp where a cold aisle is measured, hatch where nothing is. */
export function aisleGround(view: View, zone: number): string | CanvasPattern | undefined {
  const aisle = aisleOf(view, zone);
  if (!aisle) {
    return undefined;
  }
  if (aisle.celsius === null || view.expired) {
    return view.hatch;
  }
  return aisle.kind === 'cold'
    ? view.palette.steps[stepOf(RAMPS.temperature, aisle.celsius)]
    : undefined;
}

function aisleOf(view: View, zone: number): AisleDoc | undefined {
  const code = view.layout.doc.zones[zone]?.code;
  return view.air?.aisles.find((each) => each.code === code);
}

/** What is known of a room's air, over its drawing: figures of the aisles, units at the walls, marks. */
export function paintAir(g: CanvasRenderingContext2D, view: View, r: number): void {
  const air = view.air;
  if (!air || airRoom(view) !== r) {
    return;
  }
  paintAisles(g, view, r);
  paintUnits(g, view, r, air.units);
  paintMarks(g, view, r, air);
}

function paintAisles(g: CanvasRenderingContext2D, view: View, r: number): void {
  const { unit: u, palette } = view;
  view.layout.doc.zones.forEach((zone, z) => {
    const box = view.world.zones[z];
    const aisle = aisleOf(view, z);
    if (zone.room !== r || !box || !aisle) {
      return;
    }
    const at = onScreen(view, box);
    const known = aisle.celsius !== null && !view.expired;
    const step = known && aisle.kind === 'cold' ? stepOf(RAMPS.temperature, aisle.celsius!) : -1;
    const abnormal = aisle.verdict !== 'none' && aisle.verdict !== 'recommended';
    const x = at.x + at.w / 2;
    const y = Math.max(at.y, 0) + 34 * u;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    g.font = `${abnormal ? 700 : 400} ${15 * u}px ${view.font}`;
    const text = known ? `${number(aisle.celsius!, 1)}°` : view.texts.noData;
    if (g.measureText(text).width > at.w - 2) {
      g.font = `${abnormal ? 700 : 400} ${11 * u}px ${view.font}`;
    }
    if (!known) {
      g.fillStyle = palette.of('--pw-stale-a');
      g.fillRect(at.x + 1, y - 9 * u, at.w - 2, 18 * u);
    }
    g.fillStyle = known ? (step >= 0 ? palette.inks[step]! : palette.of('--pw-text')) : palette.of('--pw-stale-text');
    g.fillText(text, x, y, at.w - 2);
    if (aisle.humidity !== null && !view.expired) {
      g.font = `400 ${11 * u}px ${view.font}`;
      g.fillText(`${number(aisle.humidity, 0)} %`, x, y + 17 * u, at.w - 2);
    }
    const word = abnormal && known ? view.texts.air[aisle.verdict] : undefined;
    if (word) {
      g.font = `700 ${11 * u}px ${view.font}`;
      g.fillText(word, x, y + 33 * u, at.w - 2);
    }
  });
}

/** Half of the units stand at the upper wall, the others at the lower one, in the order of their codes. */
function paintUnits(g: CanvasRenderingContext2D, view: View, r: number, units: UnitDoc[]): void {
  const upper = Math.ceil(units.length / 2);
  const room = onScreen(view, view.world.rooms[r]!);
  const body = onScreen(view, view.world.bodies[r]!);
  const u = view.unit;
  const letters = 24 * u;
  const height = 25 * u;
  const first = view.layout.doc.rooms[r]!.first;
  const top = (view.layout.doc.rooms[r]!.count > 0 ? cell(view, first).y : body.y) - letters - height;
  const bottom = Math.min(room.y + room.h - height - 2, body.y + body.h + 3 * u);
  units.forEach((unit, k) => {
    const row = k < upper ? upper : units.length - upper;
    const place = k < upper ? k : k - upper;
    const pitch = body.w / Math.max(1, row);
    const box = {
      x: body.x + pitch * (place + 0.5) - Math.min(pitch * 0.46, 82 * u),
      y: k < upper ? top : bottom,
      w: Math.min(pitch * 0.92, 164 * u),
      h: height,
    };
    paintUnit(g, view, unit, box);
  });
}

function paintUnit(g: CanvasRenderingContext2D, view: View, unit: UnitDoc, box: Box): void {
  const { unit: u, palette, texts } = view;
  const unknown = unit.state === 'unknown' || view.expired;
  const wrong = unit.state === 'fault' || unit.state === 'alarm';
  g.fillStyle = palette.of('--pw-surface-2');
  g.fillRect(box.x, box.y, box.w, box.h);
  g.strokeStyle = wrong && !unknown ? palette.severity(2) : palette.of('--pw-line-2');
  g.lineWidth = wrong ? 2 * u : 1;
  g.strokeRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1);
  const size = 10 * u;
  const square = { x: box.x + 6 * u, y: box.y + (box.h - size) / 2 };
  if (unknown) {
    g.fillStyle = view.hatch;
    g.fillRect(square.x, square.y, size, size);
  } else if (unit.state === 'running' || unit.state === 'alarm') {
    g.fillStyle = palette.of('--pw-conductor');
    g.fillRect(square.x, square.y, size, size);
  } else {
    g.strokeStyle = wrong ? palette.severity(2) : palette.of('--pw-conductor');
    g.lineWidth = 1.3 * u;
    g.strokeRect(square.x + 0.5, square.y + 0.5, size - 1, size - 1);
  }
  const left = square.x + size + 5 * u;
  const right = box.x + box.w - 6 * u;
  g.textBaseline = 'middle';
  g.textAlign = 'right';
  g.font = `${wrong ? 700 : 400} ${12.5 * u}px ${view.font}`;
  g.fillStyle = palette.of(unknown ? '--pw-stale-text' : wrong ? '--pw-text-hi' : '--pw-text');
  const value = unknown ? texts.noData : unitText(view, unit);
  g.fillText(value, right, box.y + box.h / 2 + 0.5, right - left);
  const used = Math.min(right - left, g.measureText(value).width) + 8 * u;
  g.textAlign = 'left';
  g.font = `400 ${11 * u}px ${view.font}`;
  g.fillStyle = palette.of('--pw-text-2');
  const name = view.chinese ? unit.zh : unit.en;
  const space = right - left - used;
  const short = g.measureText(name).width <= space ? name : name.replace(/[^0-9]/g, '');
  if (g.measureText(short).width <= space) {
    g.fillText(short, left, box.y + box.h / 2 + 0.5);
  }
}

/** Supply and return of one that runs, else what it is doing. */
function unitText(view: View, unit: UnitDoc): string {
  const word = view.texts.air[unit.state];
  if (unit.state !== 'running' && unit.state !== 'alarm') {
    return word ?? unit.state;
  }
  const figure = (value: number | null) => (value === null ? '?' : number(value, 1));
  const air = `${figure(unit.supply)} → ${figure(unit.back)}°`;
  return unit.state === 'alarm' ? `${word} ${air}` : air;
}

/** What is not normal, as words in a frame beside the room's heading. */
function paintMarks(g: CanvasRenderingContext2D, view: View, r: number, air: AirDoc): void {
  const { unit: u, palette } = view;
  const room = onScreen(view, view.world.rooms[r]!);
  const height = 22 * u;
  let x = Math.max(room.x, 0) + Math.min(room.w, view.camera.width) * 0.26;
  const end = Math.min(room.x + room.w, view.camera.width) - Math.min(room.w, view.camera.width) * 0.34;
  const y = Math.max(room.y, 0) + 17 * u;
  g.textBaseline = 'middle';
  g.textAlign = 'left';
  g.font = `700 ${12.5 * u}px ${view.font}`;
  for (const mark of air.marks) {
    const text = `${view.chinese ? mark.zh : mark.en} · ${view.texts.air[mark.state] ?? mark.state}`;
    const width = g.measureText(text).width + 16 * u;
    if (x + width > end) {
      return;
    }
    g.fillStyle = mark.state === 'unknown' ? palette.of('--pw-stale-a') : palette.of('--pw-surface-2');
    g.fillRect(x, y, width, height);
    g.strokeStyle = frameOf(view, mark);
    g.lineWidth = mark.state === 'critical' ? 2 * u : 1.2 * u;
    g.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    g.fillStyle = palette.of(mark.state === 'unknown' ? '--pw-stale-text' : '--pw-text-hi');
    g.fillText(text, x + 8 * u, y + height / 2 + 0.5);
    x += width + 8 * u;
  }
}

function frameOf(view: View, mark: AirMarkDoc): string {
  switch (mark.state) {
    case 'critical':
      return view.palette.severity(1);
    case 'warning':
      return view.palette.severity(2);
    default:
      return view.palette.of('--pw-line-2');
  }
}
