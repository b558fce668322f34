import { isValue } from './frame.js';

export const LAYERS = ['temperature', 'power', 'age', 'alarms'] as const;
export type LayerName = (typeof LAYERS)[number];

/** Tokens of the eight steps, five dim ones below the limit and three warm ones from it on. */
const STEP_TOKENS = [
  '--pw-t18', '--pw-t20', '--pw-t22', '--pw-t24', '--pw-t26', '--pw-t27', '--pw-t30', '--pw-t32',
];

/** Fixed edges of a layer, in its unit; never fitted to the data, so that a colour keeps its meaning. */
export interface Ramp {
  edges: number[];
  /** Where the warm colours begin; undefined where the layer has no limit. */
  limit: number | undefined;
  unit: string;
  /** Widths of the steps in the legend, in parts. */
  widths: number[];
}

export const RAMPS: Record<LayerName, Ramp> = {
  temperature: {
    edges: [18, 20, 22, 24, 26, 27, 30, 32],
    limit: 27,
    unit: '°C',
    widths: [30, 30, 30, 30, 22, 34, 30, 30],
  },
  power: {
    edges: [0, 20, 40, 60, 80, 100, 110, 125],
    limit: 100,
    unit: '%',
    widths: [30, 30, 30, 30, 30, 30, 30, 30],
  },
  age: { edges: [0, 5, 10, 20, 40], limit: undefined, unit: 's', widths: [40, 40, 40, 40, 40] },
  alarms: { edges: [], limit: undefined, unit: '', widths: [] },
};

/** Index of the colour step of a value in the unit of its ramp. */
export function stepOf(ramp: Ramp, value: number): number {
  let step = 0;
  while (step + 1 < ramp.edges.length && value >= ramp.edges[step + 1]!) {
    step++;
  }
  return step;
}

/** Colours of the page's tokens, read once and again when the theme changes. */
export class Palette {
  readonly steps: string[];
  readonly inks: string[];
  readonly light: boolean;
  private readonly cache = new Map<string, string>();

  constructor(private readonly style: CSSStyleDeclaration) {
    this.steps = STEP_TOKENS.map((token) => this.of(token));
    this.inks = this.steps.map((colour) => this.inkOn(colour));
    this.light = luminance(this.of('--pw-bg')) > 0.5;
  }

  of(token: string): string {
    let value = this.cache.get(token);
    if (value === undefined) {
      value = this.style.getPropertyValue(token).trim() || '#808080';
      this.cache.set(token, value);
    }
    return value;
  }

  /** Dark ink on light grounds and light ink on dark ones. */
  inkOn(colour: string): string {
    return luminance(colour) > 0.22 ? '#14110a' : '#c9d3db';
  }

  severity(level: number): string {
    return this.of('--pw-sev' + level);
  }

  severityGround(level: number): string {
    return this.of('--pw-sev' + level + '-bg');
  }
}

/** Relative luminance of `#rrggbb` after WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const c = parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  };
  return colour.length < 7 ? 0 : 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Percent of the contracted power; undefined where there is no value or no contract. */
export function percentOfContract(power: number, contract: number): number | undefined {
  return isValue(power) && contract > 0 ? (power / contract) * 100 : undefined;
}
