import Flatbush from 'flatbush';
import type { Layout, Level } from './layout.js';

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Where the pieces of the park lie on the drawing; one unit is one CSS pixel when all of it fits. */
export interface World {
  w: number;
  h: number;
  unit: number;
  buildings: Box[];
  floors: Box[];
  rooms: Box[];
  /** The part of a room in which its cabinets stand, below the heading. */
  bodies: Box[];
  /** x, y, width, height of each cabinet. */
  cabinets: Float32Array;
  /** True where a row runs down the drawing, so that its aisles lie left and right. */
  rowRunsDown: boolean[];
  zones: Box[];
  index: Flatbush | undefined;
}

const natural = new Intl.Collator('en', { numeric: true });

/**
 * Arranges buildings side by side or stacked, floors with the highest on top, rooms from left to
 * right, to the ratio of the screen. Rooms are not to scale against each other; inside a room the
 * cabinets keep their order and their aisles.
 */
export function arrange(layout: Layout, width: number, height: number, unit: number): World {
  const doc = layout.doc;
  const buildings: Box[] = [];
  const floors: Box[] = [];
  const rooms: Box[] = [];
  const bodies: Box[] = [];
  const floorsOf = doc.buildings.map((_, b) =>
    doc.floors
      .map((floor, f) => ({ floor, f }))
      .filter((x) => x.floor.building === b)
      .sort((a, b2) => natural.compare(b2.floor.code, a.floor.code))
      .map((x) => x.f));
  const roomsOf = doc.floors.map((_, f) =>
    doc.rooms
      .map((room, r) => ({ room, r }))
      .filter((x) => x.room.floor === f)
      .sort((a, b) => natural.compare(a.room.code, b.room.code))
      .map((x) => x.r));
  const mostRooms = Math.max(1, ...roomsOf.map((r) => r.length));
  const mostFloors = Math.max(1, ...floorsOf.map((f) => f.length));
  const columns = columnsFor(doc.buildings.length, mostRooms, mostFloors, width, height, unit);
  const lines = Math.max(1, Math.ceil(doc.buildings.length / columns));

  const edge = 12 * unit;
  const gap = 22 * unit;
  const title = 46 * unit;
  const label = 30 * unit;
  const between = 5.5 * unit;
  const buildingW = (width - 2 * edge - gap * (columns - 1)) / columns;
  const roomW = (buildingW - label - between * (mostRooms - 1)) / mostRooms;
  const spare = (height - 2 * edge - gap * (lines - 1)) / lines - title;
  const floorH = Math.max(spare / mostFloors, 64 * unit);
  const roomH = floorH - 9 * unit;
  const heading = Math.min(roomH * 0.4, Math.max(25 * unit, roomH * 0.145));
  const lineH = title + floorH * mostFloors + gap;

  doc.buildings.forEach((_, b) => {
    const x = edge + (b % columns) * (buildingW + gap);
    const y = edge + Math.floor(b / columns) * lineH;
    buildings[b] = { x, y, w: buildingW, h: title + floorH * Math.max(1, floorsOf[b]!.length) };
    floorsOf[b]!.forEach((f, i) => {
      const fy = y + title + i * floorH;
      floors[f] = { x, y: fy, w: buildingW, h: roomH };
      roomsOf[f]!.forEach((r, j) => {
        const room = { x: x + label + j * (roomW + between), y: fy, w: roomW, h: roomH };
        rooms[r] = room;
        const pad = Math.min(5 * unit, roomW * 0.05);
        // below the cabinets the cooling units of the lower wall find their place
        const foot = Math.max(pad, roomH * FOOT_SHARE);
        bodies[r] = {
          x: room.x + pad,
          y: room.y + heading,
          w: room.w - 2 * pad,
          h: room.h - heading - foot,
        };
      });
    });
  });
  const world: World = {
    w: width,
    h: 2 * edge + lines * lineH - gap,
    unit,
    buildings,
    floors,
    rooms,
    bodies,
    cabinets: new Float32Array(layout.size * 4),
    rowRunsDown: [],
    zones: [],
    index: undefined,
  };
  placeCabinets(layout, world);
  return world;
}

/** Part of a room's height that is left free at its lower wall. */
const FOOT_SHARE = 0.045;

/** Rows and positions repeat the same few numbers. */
function memo(map: (at: number) => number): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    let value = known.get(at);
    if (value === undefined) {
      value = map(at);
      known.set(at, value);
    }
    return value;
  };
}

/** A room's number and its value still fit beside each other. */
const NARROWEST_ROOM = 66;

/** How many buildings stand side by side: the number that leaves rooms closest to upright 1 : 2. */
function columnsFor(
  buildings: number, rooms: number, floors: number, width: number, height: number,
  unit: number): number {
  let best = 1;
  let bestWaste = Infinity;
  for (let columns = 1; columns <= Math.max(1, buildings); columns++) {
    if (columns > 1 && width / columns / rooms < NARROWEST_ROOM * unit) {
      break;
    }
    const ratio =
      height / Math.ceil(buildings / columns) / floors / (width / columns / rooms);
    const waste = Math.abs(Math.log(ratio / 1.6));
    if (waste < bestWaste) {
      bestWaste = waste;
      best = columns;
    }
  }
  return best;
}

/** How much of an aisle's real width is drawn: the drawing is for reading cabinets, not for walking. */
const AISLE_SHARE = 0.5;

/** A piecewise straight map from millimetres of the drawing to 0..1 that narrows what is empty. */
function squeeze(starts: number[], sizes: number[]): (at: number) => number {
  const spans = starts
    .map((start, k) => [start, start + sizes[k]!] as [number, number])
    .sort((a, b) => a[0] - b[0]);
  const from: number[] = [];
  const to: number[] = [];
  let place = 0;
  const knot = (at: number, share: number) => {
    place += from.length === 0 ? 0 : (at - from[from.length - 1]!) * share;
    from.push(at);
    to.push(place);
  };
  for (const [start, end] of spans) {
    if (from.length === 0 || start > from[from.length - 1]!) {
      knot(start, AISLE_SHARE);
    }
    if (end > from[from.length - 1]!) {
      knot(end, 1);
    }
  }
  const whole = place || 1;
  return (at) => {
    let k = from.findIndex((knotAt) => knotAt >= at);
    k = k < 0 ? from.length - 1 : Math.max(1, k);
    const width = from[k]! - from[k - 1]! || 1;
    const t = Math.min(1, Math.max(0, (at - from[k - 1]!) / width));
    return (to[k - 1]! + (to[k]! - to[k - 1]!) * t) / whole;
  };
}

/** Scales the drawing of each room, without its empty margins, into the room's body. */
function placeCabinets(layout: Layout, world: World): void {
  const { x, y, w, d } = layout.doc.cabinets;
  const index = layout.size > 0 ? new Flatbush(layout.size) : undefined;
  layout.doc.rooms.forEach((room, r) => {
    const last = room.first + room.count;
    const body = world.bodies[r]!;
    if (room.count === 0) {
      return;
    }
    const acrossOf = memo(squeeze(x.slice(room.first, last), w.slice(room.first, last)));
    const downOf = memo(squeeze(y.slice(room.first, last), d.slice(room.first, last)));
    const left = (at: number) => body.x + acrossOf(at) * body.w;
    const top = (at: number) => body.y + downOf(at) * body.h;
    const put = (bx: number, by: number, bw: number, bd: number): Box => ({
      x: left(bx),
      y: top(by),
      w: left(bx + bw) - left(bx),
      h: top(by + bd) - top(by),
    });
    for (let i = room.first; i < last; i++) {
      const box = put(x[i]!, y[i]!, w[i]!, d[i]!);
      world.cabinets.set([box.x, box.y, box.w, box.h], i * 4);
    }
    layout.doc.zones.forEach((zone, z) => {
      if (zone.room === r) {
        world.zones[z] = put(zone.x, zone.y, zone.w, zone.d);
      }
    });
  });
  layout.doc.rows.forEach((row, r) => {
    const a = row.first;
    const b = row.first + row.count - 1;
    world.rowRunsDown[r] = Math.abs(y[b]! - y[a]!) >= Math.abs(x[b]! - x[a]!);
  });
  const c = world.cabinets;
  for (let p = 0; p < c.length; p += 4) {
    index?.add(c[p]!, c[p + 1]!, c[p]! + c[p + 2]!, c[p + 1]! + c[p + 3]!);
  }
  index?.finish();
  world.index = index;
}

/** The box of any place, for zooming to it. */
export function boxOf(world: World, layout: Layout, kind: Level, index: number): Box {
  switch (kind) {
    case 'park':
      return { x: 0, y: 0, w: world.w, h: world.h };
    case 'building':
      return world.buildings[index]!;
    case 'floor':
      return world.floors[index]!;
    case 'room':
      return world.rooms[index]!;
    case 'row': {
      const row = layout.doc.rows[index]!;
      return hull(world, row.first, row.first + row.count);
    }
    case 'cabinet':
      return hull(world, index, index + 1);
  }
}

function hull(world: World, from: number, to: number): Box {
  const c = world.cabinets;
  let x = Infinity;
  let y = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (let p = from * 4; p < to * 4; p += 4) {
    x = Math.min(x, c[p]!);
    y = Math.min(y, c[p + 1]!);
    x1 = Math.max(x1, c[p]! + c[p + 2]!);
    y1 = Math.max(y1, c[p + 1]! + c[p + 3]!);
  }
  return { x, y, w: x1 - x, h: y1 - y };
}
