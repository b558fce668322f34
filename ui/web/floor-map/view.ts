import { isMissing, isValue, markOf, NoValue, type LiveState } from './frame.js';
import type { Layout } from './layout.js';
import type { World } from './world.js';
import type { Camera } from './camera.js';
import { percentOfContract, RAMPS, stepOf, type LayerName, type Palette } from './ramp.js';
import { fill, type Texts } from './texts.js';
import type { Lettering } from './lettering.js';
import type { AirDoc } from './air.js';
import { number } from '../shared/format.js';

/** How a cabinet is filled: 0..7 are the steps of the ramp. */
export const Fill = { HATCH: 8, FREE: 9, COMMISSIONING: 10, PLAIN: 11, ALARM: 12 } as const;
export const FILLS = 17;

/** Everything a painter needs; painters keep nothing themselves. */
export interface View {
  layout: Layout;
  world: World;
  state: LiveState;
  camera: Camera;
  palette: Palette;
  texts: Texts;
  chinese: boolean;
  layer: LayerName;
  /** Power layer: numbers in kW in place of percent; colours stay percent of contract. */
  kilowatts: boolean;
  /** UTC seconds that ages count to. */
  nowSeconds: number;
  /** Size of one CSS pixel of the design, larger on wall screens. */
  unit: number;
  /** The feed is so old that no value stands for the present. */
  expired: boolean;
  font: string;
  hatch: CanvasPattern | string;
  /** Outline of a free position: a pattern, because real dashes are slow without a GPU. */
  dashes: CanvasPattern | string;
  letters: Lettering;
  selected: number;
  focusedRoom: number;
  /** The air of the room that the map looks at. */
  air: AirDoc | undefined;
}

/** An age in one unit: `12 s`, `4 min`, `3 h`, `2 d`. */
export function ageText(seconds: number, texts: Texts): string {
  if (seconds < 90) {
    return fill(texts.seconds, Math.max(0, Math.round(seconds)));
  }
  if (seconds < 5400) {
    return fill(texts.minutes, Math.round(seconds / 60));
  }
  return seconds < 172_800
    ? fill(texts.hours, Math.round(seconds / 3600))
    : fill(texts.days, Math.floor(seconds / 86_400));
}

/** The raw number or NoValue that the layer shows for a cabinet. */
function rawOf(view: View, i: number): number {
  const { temperature, power } = view.state;
  if (view.layer === 'temperature') {
    return temperature[i]!;
  }
  if (view.layer === 'power') {
    return power[i]!;
  }
  return isMissing(temperature[i]!) ? temperature[i]! : power[i]!;
}

/** Index of the fill of a cabinet. */
export function fillOf(view: View, i: number): number {
  const raw = rawOf(view, i);
  if (raw === NoValue.FREE && view.layer !== 'alarms') {
    return Fill.FREE;
  }
  if (raw === NoValue.COMMISSIONING && view.layer !== 'alarms') {
    return Fill.COMMISSIONING;
  }
  if (view.expired) {
    return raw === NoValue.FREE ? Fill.FREE : Fill.HATCH;
  }
  if (view.layer === 'alarms') {
    const mark = markOf(view.state.mark[i]!);
    return mark ? Fill.ALARM + mark.level : alarmGround(raw);
  }
  if (isMissing(raw)) {
    return Fill.HATCH;
  }
  const value = valueOf(view, i, raw);
  return value === undefined ? Fill.PLAIN : stepOf(RAMPS[view.layer], value);
}

function alarmGround(raw: number): number {
  return raw === NoValue.FREE
    ? Fill.FREE
    : raw === NoValue.COMMISSIONING
      ? Fill.COMMISSIONING
      : isMissing(raw)
        ? Fill.HATCH
        : Fill.PLAIN;
}

/** The value in the unit of the layer's ramp; undefined where there is none. */
function valueOf(view: View, i: number, raw: number): number | undefined {
  switch (view.layer) {
    case 'temperature':
      return isValue(raw) ? raw / 10 : undefined;
    case 'power':
      return percentOfContract(raw, view.layout.doc.cabinets.contract[i]!);
    case 'age':
      return view.state.time[i]! > 0 ? view.nowSeconds - view.state.time[i]! : undefined;
    case 'alarms':
      return undefined;
  }
}

/** Why there is no number: the age where it ever answered, else the words. */
export function missingText(view: View, i: number): string {
  const raw = rawOf(view, i);
  const time = view.state.time[i]!;
  if (raw === NoValue.NO_READING) {
    return view.texts.noReading;
  }
  return time > 0 ? ageText(view.nowSeconds - time, view.texts) : view.texts.noAnswer;
}

/** The number in a cabinet, without its unit: the legend says it. */
export function cabinetText(view: View, i: number, decimals: boolean): string {
  const raw = rawOf(view, i);
  switch (view.layer) {
    case 'temperature':
      return isValue(raw) ? number(raw / 10, decimals ? 1 : 0) : '';
    case 'power': {
      const percent = percentOfContract(raw, view.layout.doc.cabinets.contract[i]!);
      return !isValue(raw)
        ? ''
        : view.kilowatts || percent === undefined
          ? number(raw / 100, decimals ? 1 : 0)
          : number(percent, 0);
    }
    case 'age': {
      const age = valueOf(view, i, raw);
      return age === undefined ? '' : ageText(age, view.texts);
    }
    case 'alarms':
      return '';
  }
}

/** What a room says in one number. */
export interface RoomFigure {
  text: string;
  unit: string;
  kind: 'value' | 'missing' | 'commissioning' | 'free';
  /** Past the limit of the layer. */
  warm: boolean;
}

export interface RoomCount {
  inUse: number;
  free: number;
  commissioning: number;
  missing: number;
  /** Highest inlet in °C, NaN without one. */
  hottest: number;
  meanInlet: number;
  kilowatts: number;
  powered: number;
  /** UTC seconds of the oldest and of the newest data, 0 if some cabinet never answered. */
  oldest: number;
  newest: number;
}

/** Sums over cabinets `from` to `to`; a missing value is counted, never taken as 0. */
export function countCabinets(view: View, from: number, to: number): RoomCount {
  const { temperature, power, time } = view.state;
  const c: RoomCount = {
    inUse: 0, free: 0, commissioning: 0, missing: 0, hottest: NaN, meanInlet: NaN,
    kilowatts: 0, powered: 0, oldest: Infinity, newest: 0,
  };
  let sum = 0;
  let measured = 0;
  for (let i = from; i < to; i++) {
    const t = temperature[i]!;
    const p = power[i]!;
    if (t === NoValue.FREE) {
      c.free++;
      continue;
    }
    if (t === NoValue.COMMISSIONING) {
      c.commissioning++;
      continue;
    }
    c.inUse++;
    if (isMissing(t) || isMissing(p)) {
      c.missing++;
    }
    if (isValue(t)) {
      c.hottest = c.hottest >= t / 10 ? c.hottest : t / 10;
      sum += t / 10;
      measured++;
    }
    if (isValue(p)) {
      c.kilowatts += p / 100;
      c.powered++;
    }
    c.oldest = Math.min(c.oldest, time[i]!);
    c.newest = Math.max(c.newest, time[i]!);
  }
  c.meanInlet = measured > 0 ? sum / measured : NaN;
  return c;
}

export function roomFigure(view: View, r: number, count: RoomCount): RoomFigure {
  const { texts, layer } = view;
  const room = view.layout.doc.rooms[r]!;
  const none = (kind: RoomFigure['kind'], text: string) => ({ text, unit: '', kind, warm: false });
  if (layer === 'alarms') {
    const standing = view.state.roomStanding[r]!;
    return { text: String(standing), unit: '', kind: 'value', warm: standing > 0 };
  }
  if (count.inUse === 0) {
    return room.life === 'COMMISSIONING' || room.life === 'VERIFIED' || count.commissioning > 0
      ? none('commissioning', texts.commissioning)
      : none('free', texts.free);
  }
  const old =
    count.newest > 0 ? ageText(view.nowSeconds - count.newest, texts) : texts.noAnswer;
  if (layer === 'age') {
    return count.oldest > 0 && count.oldest < Infinity
      ? { text: ageText(view.nowSeconds - count.oldest, texts), unit: '', kind: 'value', warm: false }
      : none('missing', texts.noAnswer);
  }
  if (view.expired) {
    return none('missing', old);
  }
  if (layer === 'temperature') {
    return Number.isNaN(count.hottest)
      ? none('missing', old)
      : {
          text: number(count.hottest, 1),
          unit: '°C',
          kind: 'value',
          warm: count.hottest >= RAMPS.temperature.limit!,
        };
  }
  return count.powered === 0
    ? none('missing', old)
    : { text: number(count.kilowatts, 0), unit: 'kW', kind: 'value', warm: false };
}
