import { alarmStops, neighbour, neighbourRoom } from './navigate.js';
import { LAYERS, type LayerName } from './ramp.js';
import type { Place, Stage } from './stage.js';
import type { Texts } from './texts.js';
import type { View } from './view.js';

const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};
const ZOOM = 1.4;

/** What the keyboard can do to the map. */
export interface MapActions {
  words(): Texts;
  say(text: string): void;
  /** -1 selects none. */
  select(cabinet: number): void;
  open(cabinet: number): void;
  go(place: Place): void;
  leaveCabinet(): void;
  choose(layer: LayerName): void;
  moved(): void;
  /** Goes so many frames of five minutes forward in time, back if negative. */
  travel(frames: number): void;
}

/** The keyboard of the map. */
export class Keys {
  private alarmAt = -1;

  constructor(private readonly stage: Stage, private readonly map: MapActions) {}

  press(e: KeyboardEvent): void {
    const view = this.stage.view;
    if (!view || e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    const actions: Record<string, () => void> = {
      '+': () => this.zoom(ZOOM),
      '=': () => this.zoom(ZOOM),
      '-': () => this.zoom(1 / ZOOM),
      Home: () => this.map.go({ kind: 'park', index: 0 }),
      Escape: () => this.back(view),
      Enter: () => this.enter(),
      n: () => this.nextAlarm(view),
      ',': () => this.map.travel(-1),
      '.': () => this.map.travel(1),
    };
    LAYERS.forEach((layer, i) => (actions[String(i + 1)] = () => this.map.choose(layer)));
    for (const [name, [dx, dy]] of Object.entries(ARROWS)) {
      actions[name] = () => this.step(view, dx, dy);
    }
    const action = actions[e.key];
    if (action) {
      e.preventDefault();
      e.stopPropagation();
      action();
    }
  }

  private zoom(factor: number): void {
    const { camera, selected, view } = this.stage;
    let x = camera.width / 2;
    let y = camera.height / 2;
    if (selected >= 0 && view) {
      const c = view.world.cabinets;
      const p = selected * 4;
      x = camera.screenX(c[p]! + c[p + 2]! / 2);
      y = camera.screenY(c[p + 1]! + c[p + 3]! / 2);
    }
    this.stage.hold();
    camera.zoomAt(x, y, factor);
    this.stage.paint();
    this.map.moved();
  }

  /** One level out: from a cabinet to its room, then the selection goes, then the place above. */
  private back(view: View): void {
    const { kind, index } = this.stage.place;
    if (kind === 'cabinet') {
      this.map.go({ kind: 'room', index: view.layout.roomOf[index]! });
    } else if (this.stage.selected >= 0) {
      this.map.select(-1);
    } else {
      const up = view.layout.parent(kind, index);
      if (up) {
        this.map.go(up);
      }
    }
  }

  private enter(): void {
    if (this.stage.selected >= 0) {
      this.map.open(this.stage.selected);
    } else if (this.stage.focusedRoom >= 0) {
      this.map.go({ kind: 'room', index: this.stage.focusedRoom });
    }
  }

  private nextAlarm(view: View): void {
    const stops = alarmStops(view.layout, view.state);
    if (stops.length === 0) {
      this.map.say(this.map.words().noAlarms);
      return;
    }
    this.alarmAt = (this.alarmAt + 1) % stops.length;
    const stop = stops[this.alarmAt]!;
    if (this.stage.place.kind !== 'room' || this.stage.place.index !== stop.room) {
      this.map.go({ kind: 'room', index: stop.room });
    }
    this.map.select(stop.cabinet);
  }

  /** Moves between cabinets where they can be told apart, else between rooms. */
  private step(view: View, dx: number, dy: number): void {
    if (this.stage.cabinetsMeant()) {
      this.stepCabinet(view, dx, dy);
    } else {
      this.stepRoom(view, dx, dy);
    }
  }

  private stepCabinet(view: View, dx: number, dy: number): void {
    const { selected, place } = this.stage;
    const room = place.kind === 'room' ? place.index : Math.max(0, this.stage.roomInView());
    const to =
      selected < 0 ? view.layout.doc.rooms[room]?.first ?? -1 : neighbour(view.world, selected, dx, dy);
    if (to >= 0) {
      this.stage.reveal(to);
      this.map.select(to);
    }
  }

  private stepRoom(view: View, dx: number, dy: number): void {
    const { selected, focusedRoom } = this.stage;
    const from = selected >= 0 ? view.layout.roomOf[selected]! : focusedRoom;
    const to = from < 0 ? 0 : neighbourRoom(view.world, from, dx, dy);
    const room = view.layout.doc.rooms[to];
    if (room) {
      this.map.leaveCabinet();
      this.stage.selected = -1;
      this.stage.focusedRoom = to;
      const standing = view.state.roomStanding[to]!;
      this.map.say(`${view.chinese ? room.zh : room.en}, ${this.map.words().alarmsHere}: ${standing}`);
      this.stage.paint('top');
    }
  }
}
