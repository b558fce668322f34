import { markOf } from './frame.js';
import type { Layout } from './layout.js';
import type { LiveState } from './frame.js';
import type { World } from './world.js';

/**
 * The next cabinet in a direction: the nearest one whose centre lies that way and not far aside;
 * -1 at the edge of the drawing.
 */
export function neighbour(world: World, from: number, dx: number, dy: number): number {
  const c = world.cabinets;
  const p = from * 4;
  const w = c[p + 2]!;
  const h = c[p + 3]!;
  const x = c[p]! + w / 2;
  const y = c[p + 1]! + h / 2;
  let best = -1;
  let bestCost = Infinity;
  const reach = world.index?.neighbors(x + dx * w, y + dy * h, 60, Infinity) ?? [];
  const far = reach.length > 0 ? (world.index?.neighbors(x + dx * w * 12, y + dy * h * 12, 60) ?? []) : [];
  for (const i of [...reach, ...far]) {
    const q = i * 4;
    const ax = (c[q]! + c[q + 2]! / 2 - x) / w;
    const ay = (c[q + 1]! + c[q + 3]! / 2 - y) / h;
    const along = ax * dx + ay * dy;
    const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (i !== from && along > 0.4 && aside < along * 1.5 + 0.3) {
      const cost = along + aside * 3;
      if (cost < bestCost) {
        bestCost = cost;
        best = i;
      }
    }
  }
  return best;
}

/** The next room in a direction, -1 at the edge. */
export function neighbourRoom(world: World, from: number, dx: number, dy: number): number {
  const a = world.rooms[from]!;
  let best = -1;
  let bestCost = Infinity;
  world.rooms.forEach((b, r) => {
    const ax = b.x + b.w / 2 - a.x - a.w / 2;
    const ay = b.y + b.h / 2 - a.y - a.h / 2;
    const along = ax * dx + ay * dy;
    const aside = Math.abs(ax * dy) + Math.abs(ay * dx);
    if (r !== from && along > 1 && along + aside * 3 < bestCost) {
      bestCost = along + aside * 3;
      best = r;
    }
  });
  return best;
}

/** What `n` visits: unacknowledged alarms first, the most severe first, in layout order. */
export interface Stop {
  cabinet: number;
  room: number;
}

export function alarmStops(layout: Layout, state: LiveState): Stop[] {
  const stops: (Stop & { rank: number })[] = [];
  const rank = (byte: number) => {
    const mark = markOf(byte)!;
    return mark.level + (mark.state === 'new' ? 0 : mark.state === 'taken' ? 10 : 20);
  };
  const marked = new Set<number>();
  state.mark.forEach((byte, i) => {
    if (markOf(byte)) {
      stops.push({ cabinet: i, room: layout.roomOf[i]!, rank: rank(byte) });
      marked.add(layout.roomOf[i]!);
    }
  });
  state.roomMark.forEach((byte, r) => {
    if (markOf(byte) && !marked.has(r)) {
      stops.push({ cabinet: -1, room: r, rank: rank(byte) });
    }
  });
  return stops.sort((a, b) => a.rank - b.rank || a.room - b.room || a.cabinet - b.cabinet);
}

