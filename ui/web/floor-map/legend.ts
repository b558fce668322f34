import { html, nothing, svg, type TemplateResult } from 'lit';
import { clock, running } from '../shared/format.js';
import type { Crumb } from './layout.js';
import { LAYERS, RAMPS, type LayerName, type Palette } from './ramp.js';
import { ageText } from './view.js';
import { fill, type Texts } from './texts.js';

/** The layers as buttons of which one is chosen. */
export function tabs(
  layer: LayerName, texts: Texts, short: boolean, kilowatts: boolean,
  choose: (layer: LayerName) => void): TemplateResult {
  const name = (l: LayerName) =>
    (short ? texts.layersShort[l] : texts.layers[l]) + (l === 'power' && kilowatts ? ' · kW' : '');
  return html`<div class="tabs" role="radiogroup">
    ${LAYERS.map((l, i) => html`<button role="radio" aria-checked=${String(l === layer)}
      @click=${() => choose(l)}>${name(l)}<span class="kbd" aria-hidden="true">${i + 1}</span></button>`)}
  </div>`;
}

/** Colours with their numbers, units and limit; what the other looks mean; how old the data is. */
export function legend(
  layer: LayerName, palette: Palette, texts: Texts, unit: number,
  data: { millis: number | undefined; ageMs: number | undefined; zone: string }): TemplateResult {
  const ramp = RAMPS[layer];
  const limit =
    ramp.limit === undefined ? ''
      : ' · ' + fill(texts.limit, `${ramp.limit.toFixed(layer === 'temperature' ? 1 : 0)} ${ramp.unit}`);
  const age = data.ageMs === undefined ? '' : fill(texts.old, ageText(data.ageMs / 1000, texts));
  return html`<div class="legend">
    ${layer === 'alarms' ? levels(palette, texts, unit) : scale(layer, palette, texts, unit)}
    <div class="chips"><span><b class="hatch"></b>${texts.stale}</span><span><b class="free"></b>${texts.free}</span
      ><span class="opt"><b class="com"></b>${texts.commissioning}</span>
      <small>${texts.roomNumber[layer]}${limit}</small></div>
    <div class="asof">${data.millis === undefined
      ? texts.noData
      : fill(texts.asOf, clock(data.millis, data.zone))}<small>${age || nothing}</small></div>
  </div>`;
}

function scale(layer: LayerName, palette: Palette, texts: Texts, unit: number): TemplateResult {
  const ramp = RAMPS[layer];
  const total = ramp.widths.reduce((a, w) => a + w, 0);
  const before = (i: number) => ramp.widths.slice(0, i).reduce((a, w) => a + w, 0);
  const name = layer === 'temperature' ? texts.legend.inlet
    : layer === 'power' ? texts.legend.power : texts.legend.age;
  const label = `${name} ${ramp.unit}`;
  const left = 8;
  const tick = ramp.limit === undefined ? -1 : ramp.edges.indexOf(ramp.limit);
  return html`<small>${label}</small><svg width=${(total + left * 2) * unit} height=${34 * unit}
      viewBox="0 0 ${total + left * 2} 34" role="img" aria-label=${label}>
    ${ramp.edges.map((edge, i) => svg`
      <rect x=${left + before(i)} y="4" width=${ramp.widths[i]! - 1} height="11" fill=${palette.steps[i]!}/>
      <text x=${left + before(i)} y="29" text-anchor="middle" font-size="11"
        fill="var(--pw-text-2)">${edge}</text>`)}
    ${tick < 0 ? nothing : svg`<path d="M${left + before(tick) - 0.5} 1v17"
        stroke="var(--pw-text-hi)" stroke-width="2"/>`}
  </svg>`;
}

function levels(palette: Palette, texts: Texts, unit: number): TemplateResult {
  const shapes = [
    svg`<rect x="1" y="1" width="18" height="18"/>`,
    svg`<path d="M10 .6 20 18.8H0Z"/>`,
    svg`<path d="M10 0 20 10 10 20 0 10Z"/>`,
    svg`<circle cx="10" cy="10" r="9.2"/>`,
  ];
  return html`<div class="chips">${shapes.map((shape, i) => html`<span>
    <svg width=${16 * unit} height=${16 * unit} viewBox="0 0 20 20" fill=${palette.severity(i + 1)}
      aria-hidden="true">${shape}<text x="10" y=${i === 1 ? 16.2 : 14.5} text-anchor="middle"
      font-size="12" font-weight="700" fill="var(--pw-on-colour)">${i + 1}</text></svg>
    ${texts.levels[i]}</span>`)}</div>`;
}

/** Says loudly that what is shown is not the present; the clock beside it goes on. */
export function band(
  texts: Texts, ageMs: number | undefined, nowMillis: number, zone: string | undefined,
  refusedWith: number): TemplateResult {
  const signedOut = refusedWith === 401 || refusedWith === 403;
  return html`<div class="band" role="alert">
    <strong>${signedOut ? texts.signedOut
      : ageMs === undefined ? texts.noData : fill(texts.dataOld, running(ageMs, texts.days))}</strong>
    <span>${clock(nowMillis, zone)} · ${texts.connecting}</span>
  </div>`;
}

/** From the park to what the map looks at, each step a button. */
export function trail(
  path: Crumb[], chinese: boolean, texts: Texts, follow: (crumb: Crumb) => void): TemplateResult {
  return html`<nav class="crumbs" aria-label=${texts.back}>${path.map((crumb, k) => html`
    ${k > 0 ? html`<i>/</i>` : nothing}<button aria-current=${k === path.length - 1 ? 'location' : nothing}
      @click=${() => follow(crumb)}>${chinese ? crumb.zh : crumb.en}</button>`)}</nav>`;
}
