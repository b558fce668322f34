import { isValue } from './frame.js';
import { percentOfContract } from './ramp.js';
import { number } from '../shared/format.js';
import { cabinetText, Fill, missingText, ageText, type View } from './view.js';
import { cell } from './paint-base.js';

/** Up to this many cabinets of one colour even narrow ones get their number. */
const FEW = 700;

/** Writes into the cabinets of one fill what their size on the screen allows. */
export function paintDetails(
  g: CanvasRenderingContext2D, view: View, cabinets: number[], kind: number): void {
  const first = cell(view, cabinets[0]!);
  const u = view.unit;
  if (first.w < (cabinets.length < FEW ? 17 : 24) * u || first.h < 13 * u) {
    return;
  }
  g.textBaseline = 'middle';
  if (first.w >= 120 * u && first.h >= 74 * u) {
    cabinets.forEach((i) => paintCard(g, view, i, kind));
  } else if (first.w >= 52 * u) {
    cabinets.forEach((i) => paintLine(g, view, i, kind));
  } else {
    cabinets.forEach((i) => paintNumber(g, view, i, kind));
  }
}

function inkOf(view: View, kind: number): string {
  const { palette } = view;
  if (kind < 8) {
    return palette.inks[kind]!;
  }
  switch (kind) {
    case Fill.HATCH:
      return palette.of('--pw-stale-text');
    case Fill.FREE:
    case Fill.COMMISSIONING:
      return palette.of('--pw-text-3');
    default:
      return palette.of('--pw-text');
  }
}

function words(view: View, i: number, kind: number): string {
  switch (kind) {
    case Fill.HATCH:
      return missingText(view, i);
    case Fill.FREE:
      return '';
    case Fill.COMMISSIONING:
      return '';
    default:
      return cabinetText(view, i, true);
  }
}

/** Sizes in half pixels, so that few pictures of texts are needed. */
function half(size: number): number {
  return Math.round(size * 2) / 2;
}

/** A small cell: the number alone, without decimals where it is too narrow for them. */
function paintNumber(g: CanvasRenderingContext2D, view: View, i: number, kind: number): void {
  if (kind === Fill.FREE || kind === Fill.COMMISSIONING) {
    return;
  }
  const { x, y, w, h } = cell(view, i);
  const { letters } = view;
  const least = 10 * view.unit;
  let size = half(Math.min(14 * view.unit, h * 0.72, w * 0.42));
  let text = kind === Fill.HATCH ? missingText(view, i) : cabinetText(view, i, true);
  if (size < least || letters.width(text, size) > w - 4) {
    size = half(Math.min(14 * view.unit, h * 0.72, w * 0.56));
    text = kind === Fill.HATCH ? '' : cabinetText(view, i, false);
    if (size < least || letters.width(text, size) > w - 2) {
      return;
    }
  }
  if (kind === Fill.HATCH && text !== '') {
    plate(g, view, x + 2, y + h / 2 - size * 0.65, w - 4, size * 1.3);
  }
  letters.write(g, text, x + w / 2, y + h / 2 + 0.5, size, inkOf(view, kind), 'center');
}

/** Label on the left, number on the right; one below the other where they do not fit. */
function paintLine(g: CanvasRenderingContext2D, view: View, i: number, kind: number): void {
  const { x, y, w, h } = cell(view, i);
  const { letters, unit: u } = view;
  const label = view.layout.doc.cabinets.label[i]!;
  const text = words(view, i, kind);
  const big = half(Math.min(20 * u, Math.max(11 * u, Math.min(h * 0.46, w * 0.225))));
  const small = half(big * 0.78);
  const size = kind === Fill.HATCH ? small : big;
  const pad = Math.min(7 * u, w * 0.09);
  const ink = inkOf(view, kind);
  const width = letters.width(text, size);
  const twoLines = text !== '' && letters.width(label, small) + width + 2.6 * pad > w;
  if (twoLines && h < 2.3 * small) {
    if (kind === Fill.HATCH) {
      plate(g, view, x + 2, y + h / 2 - small * 0.7, w - 4, small * 1.4);
    }
    letters.write(g, width < w - 4 ? text : label, x + w / 2, y + h / 2 + 0.5, size, ink, 'center');
    return;
  }
  if (kind === Fill.HATCH) {
    plate(g, view, x + 2, y + h / 2 - small * (twoLines ? 1.25 : 0.75), w - 4,
      small * (twoLines ? 2.5 : 1.5));
  }
  letters.write(
    g, text, x + w - pad, y + h / 2 + (twoLines ? small * 0.62 : 0.5), size, ink, 'right');
  g.globalAlpha = kind === Fill.FREE ? 1 : 0.75;
  letters.write(
    g, label, x + pad, y + h / 2 + (twoLines ? -small * 0.55 : 0.5), small, ink, 'left');
  g.globalAlpha = 1;
}

/** A large cell: label, the layer's number, and the other quantities below. */
function paintCard(g: CanvasRenderingContext2D, view: View, i: number, kind: number): void {
  const { x, y, w, h } = cell(view, i);
  const u = view.unit;
  const { texts, layout, state } = view;
  const pad = 10 * u;
  const line = Math.min(17 * u, h / 5);
  const small = line * 0.76;
  if (kind === Fill.HATCH) {
    plate(g, view, x + pad / 2, y + pad / 2, w - pad, Math.min(h - pad, line * 4.9));
  }
  g.fillStyle = inkOf(view, kind);
  g.textAlign = 'left';
  g.font = `700 ${line}px ${view.font}`;
  g.fillText(layout.doc.cabinets.label[i]!, x + pad, y + pad + line * 0.5);
  const large = cardHeadline(view, i, kind);
  g.textAlign = 'right';
  g.font = `400 ${Math.min(26 * u, line * 1.4)}px ${view.font}`;
  g.fillText(large, x + w - pad, y + pad + line * 0.6);
  if (kind === Fill.FREE) {
    return;
  }
  const temperature = state.temperature[i]!;
  const power = state.power[i]!;
  const contract = layout.doc.cabinets.contract[i]!;
  const percent = percentOfContract(power, contract);
  const missing = missingText(view, i);
  const shown = (raw: number, text: string) => (isValue(raw) && !view.expired ? text : missing);
  const tenant = layout.doc.tenants[layout.doc.cabinets.tenant[i]!];
  const lines: [string, string][] = [
    [texts.inlet, shown(temperature, `${number(temperature / 10, 1)} °C`)],
    [texts.power, shown(power, `${number(power / 100, 1)} / ${number(contract / 100, 1)} kW`
      + (percent === undefined ? '' : ` · ${number(percent, 0)} %`))],
    [texts.age, state.time[i]! > 0 ? ageText(view.nowSeconds - state.time[i]!, texts) : texts.noAnswer],
    [texts.tenant, tenant ? tenant.code + ' ' + (view.chinese ? tenant.zh : tenant.en) : ''],
  ];
  g.font = `400 ${small}px ${view.font}`;
  lines
    .filter(([, value]) => value !== '')
    .forEach(([name, value], k) => {
      const at = y + pad + line * (2 + k * 1.15);
      if (at + line * 0.5 > y + h) {
        return;
      }
      g.textAlign = 'left';
      g.globalAlpha = 0.75;
      g.fillText(name, x + pad, at);
      const from = g.measureText(name).width + 1.6 * pad;
      g.globalAlpha = 1;
      g.textAlign = 'right';
      g.fillText(value, x + w - pad, at, w - pad - from);
    });
}

function cardHeadline(view: View, i: number, kind: number): string {
  switch (kind) {
    case Fill.FREE:
      return view.texts.free;
    case Fill.COMMISSIONING:
      return view.texts.commissioning;
    case Fill.HATCH:
      return missingText(view, i);
    default: {
      const text = cabinetText(view, i, true);
      const unit =
        view.layer === 'temperature' ? ' °C'
          : view.layer === 'power' ? (view.kilowatts ? ' kW' : ' %') : '';
      return text === '' ? '' : text + unit;
    }
  }
}

/** A quiet ground so that words can be read on the hatch. */
function plate(
  g: CanvasRenderingContext2D, view: View, x: number, y: number, w: number, h: number): void {
  g.fillStyle = view.palette.of('--pw-stale-a');
  g.fillRect(x, y, w, h);
}
