/** The air of the room that the map looks at: asked every few seconds, and only while it does. */

export interface AisleDoc {
  code: string;
  kind: 'cold' | 'hot' | 'other';
  /** Undefined or null where nothing good is measured. */
  celsius: number | null;
  humidity: number | null;
  verdict: 'none' | 'recommended' | 'too-warm' | 'too-cold' | 'too-humid' | 'too-dry' | 'beyond';
}

export type UnitState =
  'running' | 'standby' | 'starting' | 'off' | 'alarm' | 'fault' | 'unknown';

/** A cooling unit with the temperatures of its supply and return air. */
export interface UnitDoc {
  code: string;
  en: string;
  zh: string;
  state: UnitState;
  supply: number | null;
  back: number | null;
}

/** Something that watches the room and is not normal. */
export interface AirMarkDoc {
  kind: string;
  state: 'notice' | 'warning' | 'critical' | 'off' | 'unknown';
  en: string;
  zh: string;
}

/** What `/live/air` answers. */
export interface AirDoc {
  room: string;
  /** UTC milliseconds that the values stand for. */
  millis: number;
  aisles: AisleDoc[];
  units: UnitDoc[];
  marks: AirMarkDoc[];
}

const PACE_MS = 5_000;

/** Keeps the air of one room at a time; without an answer there is none. */
export class Air {
  private room = '';
  private timer = 0;

  constructor(
    private readonly url: (room: string) => string, private readonly changed: (air: AirDoc | undefined) => void) {}

  /** Looks at a room, or at none with an empty code. */
  look(room: string): void {
    if (room === this.room) {
      return;
    }
    this.room = room;
    window.clearTimeout(this.timer);
    this.changed(undefined);
    if (room !== '') {
      void this.ask(room);
    }
  }

  private async ask(room: string): Promise<void> {
    let air: AirDoc | undefined;
    try {
      const answer = await fetch(this.url(room), { credentials: 'same-origin' });
      air = answer.ok && !answer.redirected ? ((await answer.json()) as AirDoc) : undefined;
    } catch {
      // The feed says when the connection is gone; what nobody tells is not drawn.
    }
    if (this.room === room) {
      this.changed(air);
      this.timer = window.setTimeout(() => void this.ask(room), PACE_MS);
    }
  }
}
