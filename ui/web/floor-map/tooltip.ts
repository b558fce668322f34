import { html, nothing, type TemplateResult } from 'lit';
import { isValue, markOf, NoValue } from './frame.js';
import { tail } from './layout.js';
import { percentOfContract } from './ramp.js';
import { clock, number } from '../shared/format.js';
import { fill, type Texts } from './texts.js';
import { ageText, type View } from './view.js';

/** What `/live/cabinet` says of one cabinet, for the tooltip: partial sums that the map hides. */
export interface CabinetDetail {
  code: string;
  feeds: { side: string; kw: number | null; why: string | null }[];
}

/** Why a number is missing, in words and since when. */
function why(view: View, i: number, raw: number): string {
  const { texts, state } = view;
  const time = state.time[i]!;
  const since = time > 0
    ? ` · ${fill(texts.old, ageText(view.nowSeconds - time, texts))} (${clock(time * 1000, view.layout.doc.zone)})`
    : '';
  switch (raw) {
    case NoValue.FREE:
      return texts.free;
    case NoValue.COMMISSIONING:
      return texts.commissioning;
    case NoValue.NO_SENSOR:
      return texts.noSensor;
    case NoValue.NO_READING:
      return texts.noReading + since;
    case NoValue.STALE:
      return texts.staleWord + since;
    default:
      return texts.noAnswer + since;
  }
}

/** The server names why a feed has no value as the frames' codes are named. */
function whyWords(name: string | null, texts: Texts): string {
  const words: Record<string, string> = {
    STALE: texts.staleWord,
    NO_READING: texts.noReading,
    NO_SENSOR: texts.noSensor,
  };
  return words[name ?? ''] ?? texts.noAnswer;
}

function temperatureText(view: View, i: number): string {
  const raw = view.state.temperature[i]!;
  return isValue(raw) ? `${number(raw / 10, 1)} °C` : why(view, i, raw);
}

function powerText(view: View, i: number): string {
  const raw = view.state.power[i]!;
  const contract = view.layout.doc.cabinets.contract[i]!;
  const percent = percentOfContract(raw, contract);
  return !isValue(raw)
    ? why(view, i, raw)
    : `${number(raw / 100, 1)} kW` +
        (percent === undefined
          ? ''
          : ` · ${number(percent, 0)} % ${view.texts.ofContract} ${number(contract / 100, 1)} kW`);
}

function alarmText(view: View, i: number): string {
  const mark = markOf(view.state.mark[i]!);
  return mark
    ? `${view.texts.levels[mark.level - 1]}, ${view.texts.states[mark.state]}` +
        (mark.moreNew ? ', ' + view.texts.moreNew : '')
    : '';
}

/** One cabinet in a sentence, for screen readers. */
export function spoken(view: View, i: number): string {
  const { texts, layout, state } = view;
  const room = layout.doc.rooms[layout.roomOf[i]!]!;
  const place = `${tail(room.code)} ${layout.doc.cabinets.label[i]!}`;
  if (state.temperature[i] === NoValue.FREE) {
    return [place, texts.free, alarmText(view, i)].filter((x) => x).join(', ');
  }
  return [
    place,
    `${texts.inlet} ${temperatureText(view, i)}`,
    `${texts.power} ${powerText(view, i)}`,
    alarmText(view, i),
  ].filter((part) => part !== '').join(', ');
}

export function tooltip(
  view: View, i: number, detail: CabinetDetail | undefined,
  x: number, y: number): TemplateResult {
  const { layout, state, texts, unit, camera } = view;
  const tenant = layout.doc.tenants[layout.doc.cabinets.tenant[i]!];
  const power = state.power[i]!;
  const time = state.time[i]!;
  const alarm = alarmText(view, i);
  const free = state.temperature[i] === NoValue.FREE;
  const miss = (raw: number) => (isValue(raw) ? '' : 'miss');
  const onRight = x > camera.width - 320 * unit;
  const onBottom = y > camera.height - 190 * unit;
  const place =
    (onRight ? `right:${camera.width - x + 14}px;` : `left:${x + 16}px;`) +
    (onBottom ? `bottom:${camera.height - y + 12}px` : `top:${y + 16}px`);
  return html`<div class="tip" style=${place} aria-hidden="true">
    <b>${layout.doc.cabinets.label[i]}</b> <small>${layout.doc.cabinets.code[i]}</small>
    <dl>
      ${tenant ? html`<dt>${texts.tenant}</dt><dd>${tenant.code} ${view.chinese ? tenant.zh : tenant.en}</dd>` : nothing}
      <dt>${texts.inlet}</dt><dd class=${miss(state.temperature[i]!)}>${temperatureText(view, i)}</dd>
      ${free ? nothing : html`<dt>${texts.power}</dt><dd class=${miss(power)}>${powerText(view, i)}</dd>`}
      ${detail && !isValue(power) ? detail.feeds.map((feed) => html`
        <dt>${feed.side}</dt><dd class=${feed.kw === null ? 'miss' : ''}>${feed.kw === null
          ? whyWords(feed.why, texts)
          : `${number(feed.kw, 2)} kW (${texts.partial})`}</dd>`) : nothing}
      ${time > 0 ? html`<dt>${texts.age}</dt><dd>${ageText(view.nowSeconds - time, texts)}</dd>` : nothing}
    </dl>
    ${alarm ? html`<div class="sev">${alarm}</div>` : nothing}
  </div>`;
}
