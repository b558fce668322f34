/** The layout document of `/live/layout`: what stands where, in the order of the live frames. */

export interface Named {
  code: string;
  en: string;
  zh: string;
}

export interface FloorDoc extends Named {
  building: number;
}

export interface RoomDoc extends Named {
  floor: number;
  /** Index of its first cabinet and how many it has; cabinets of a room are neighbours. */
  first: number;
  count: number;
  life: string;
}

export interface RowDoc extends Named {
  room: number;
  first: number;
  count: number;
}

/** A cold or hot aisle, millimetres on the room's drawing. */
export interface ZoneDoc extends Named {
  room: number;
  x: number;
  y: number;
  w: number;
  d: number;
}

export interface LayoutDoc {
  format: number;
  revision: number;
  /** The site's time zone, such as `Asia/Shanghai`. */
  zone: string;
  park: Named;
  buildings: Named[];
  floors: FloorDoc[];
  rooms: RoomDoc[];
  rows: RowDoc[];
  zones: ZoneDoc[];
  tenants: Named[];
  /** Columns of equal length, millimetres on the room's drawing. */
  cabinets: {
    code: string[];
    label: string[];
    x: number[];
    y: number[];
    w: number[];
    d: number[];
    /** Contracted active power in 10 W, 0 where nobody rents. */
    contract: number[];
    /** Index into tenants, -1 where nobody rents. */
    tenant: number[];
  };
}

export type Level = 'park' | 'building' | 'floor' | 'room' | 'row' | 'cabinet';

/** One step of the path from the park to where the map looks. */
export interface Crumb extends Named {
  kind: Level;
}

/** The last part of a code: `R305` of `FZ-B2-3F-R305`. */
export function tail(code: string): string {
  return code.slice(code.lastIndexOf('-') + 1);
}

/** The number painted on a room's door: `305` of `FZ-B2-3F-R305`. */
export function roomNumber(code: string): string {
  return tail(code).replace(/^R(?=\d)/, '');
}

/** The layout document with the look-ups that the map needs. Immutable. */
export class Layout {
  readonly size: number;
  readonly roomOf: Uint16Array;
  readonly rowOf: Uint16Array;
  private readonly cabinetByCode = new Map<string, number>();
  private readonly placeByCode = new Map<string, { kind: Level; index: number }>();

  constructor(readonly doc: LayoutDoc) {
    this.size = doc.cabinets.code.length;
    this.roomOf = new Uint16Array(this.size);
    this.rowOf = new Uint16Array(this.size);
    doc.rooms.forEach((room, r) => this.roomOf.fill(r, room.first, room.first + room.count));
    doc.rows.forEach((row, r) => this.rowOf.fill(r, row.first, row.first + row.count));
    doc.cabinets.code.forEach((code, i) => this.cabinetByCode.set(code, i));
    const index = (kind: Level, places: Named[]) =>
      places.forEach((place, i) => this.placeByCode.set(place.code, { kind, index: i }));
    index('row', doc.rows);
    index('room', doc.rooms);
    index('floor', doc.floors);
    index('building', doc.buildings);
    index('park', [doc.park]);
  }

  /** Index of the cabinet with this code, -1 if there is none. */
  cabinet(code: string): number {
    return this.cabinetByCode.get(code) ?? -1;
  }

  place(code: string): { kind: Level; index: number } | undefined {
    return this.placeByCode.get(code);
  }

  named(kind: Level, index: number): Named {
    const doc = this.doc;
    const places: Record<Level, Named[]> = {
      park: [doc.park],
      building: doc.buildings,
      floor: doc.floors,
      room: doc.rooms,
      row: doc.rows,
      cabinet: [],
    };
    const code = doc.cabinets.code[index];
    return kind === 'cabinet' && code !== undefined
      ? { code, en: doc.cabinets.label[index]!, zh: doc.cabinets.label[index]! }
      : places[kind][index]!;
  }

  /** What encloses a place: a row its room, a room its floor, up to the park. */
  parent(kind: Level, index: number): { kind: Level; index: number } | undefined {
    const doc = this.doc;
    switch (kind) {
      case 'cabinet':
        return { kind: 'row', index: this.rowOf[index]! };
      case 'row':
        return { kind: 'room', index: doc.rows[index]!.room };
      case 'room':
        return { kind: 'floor', index: doc.rooms[index]!.floor };
      case 'floor':
        return { kind: 'building', index: doc.floors[index]!.building };
      case 'building':
        return { kind: 'park', index: 0 };
      case 'park':
        return undefined;
    }
  }

  /** From the park down to the place. */
  path(kind: Level, index: number): Crumb[] {
    const up = this.parent(kind, index);
    const { code, en, zh } = this.named(kind, index);
    return [...(up ? this.path(up.kind, up.index) : []), { kind, code, en, zh }];
  }
}
