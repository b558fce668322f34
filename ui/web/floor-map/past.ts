/** The map at an instant of the past: the band that says so, and the control that leads there. */
import { html, type TemplateResult } from 'lit';
import { fill, type Texts } from './texts.js';

/** The map is kept in frames of this length. */
export const FRAME_MS = 5 * 60_000;

/** The last whole five minutes. */
export function mark(millis: number): number {
  return Math.floor(millis / FRAME_MS) * FRAME_MS;
}

function parts(millis: number, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23',
    year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(millis).map((part) => [part.type, part.value]));
}

/** Date and time in the site's zone as a field of a form has it: `2026-11-22T14:05`. */
export function fieldTime(millis: number, zone: string): string {
  const p = parts(millis, zone);
  return `${p['year']}-${p['month']}-${p['day']}T${p['hour']}:${p['minute']}`;
}

/** The instant of a date and time in the site's zone; undefined if it is none. */
export function instantOf(field: string, zone: string): number | undefined {
  const asUtc = Date.parse(field + 'Z');
  if (Number.isNaN(asUtc)) {
    return undefined;
  }
  // The zone's offset may change between the guess and the instant: the second guess settles it.
  let guess = asUtc;
  for (let i = 0; i < 2; i++) {
    guess += asUtc - Date.parse(fieldTime(guess, zone) + 'Z');
  }
  return guess;
}

export type PastState = 'reading' | 'shown' | 'failed';

/** What the band needs; `go` takes an instant, 0 for the present. */
export interface PastBand {
  at: number;
  now: number;
  zone: string;
  state: PastState;
  texts: Texts;
  go(at: number): void;
}

export function pastBand(past: PastBand): TemplateResult {
  const { at, now, zone, texts, go } = past;
  const newest = mark(now);
  const step = (by: number) => () => go(Math.min(newest, at + by * FRAME_MS));
  const chosen = (e: Event) => {
    const instant = instantOf((e.target as HTMLInputElement).value, zone);
    if (instant !== undefined) {
      go(Math.min(newest, mark(instant)));
    }
  };
  const said = past.state === 'failed' ? texts.pastFailed : past.state === 'reading' ? texts.pastReading : texts.pastNote;
  return html`<div class="past" role="group" aria-label=${texts.past}>
    <strong role="status">${fill(texts.pastAt, fieldTime(at, zone).replace('T', ' '))}</strong>
    <button @click=${step(-1)}>${texts.earlier}</button>
    <input type="datetime-local" step="300" aria-label=${texts.pastTime} .value=${fieldTime(at, zone)}
      max=${fieldTime(newest, zone)} @change=${chosen}>
    <button @click=${step(1)} ?disabled=${at >= newest}>${texts.later}</button>
    <button class="live" @click=${() => go(0)}>${texts.live}</button>
    <span>${said}</span>
  </div>`;
}
