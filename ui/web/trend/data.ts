/** Lines of a trend chart and where they come from. */

/** One line: equal columns; null in an empty bucket. */
export interface Line {
  name: string;
  unit: string;
  decimals: number;
  limit: number | undefined;
  /** UTC milliseconds at which the buckets begin. */
  times: number[];
  min: (number | null)[];
  max: (number | null)[];
  mean: (number | null)[];
}

export interface Chart {
  from: number;
  to: number;
  asOf: number | undefined;
  zone: string | undefined;
  lines: Line[];
}

/** What the page may hand over in the `chart` property in place of points. */
export interface GivenChart {
  from: number;
  to: number;
  asOf?: number;
  zone?: string;
  lines: {
    name: string;
    unit: string;
    decimals: number;
    limit?: number;
    times: number[];
    values: (number | null)[];
    low?: (number | null)[];
    high?: (number | null)[];
  }[];
}

export function given(chart: GivenChart): Chart {
  return {
    from: chart.from,
    to: chart.to,
    asOf: chart.asOf,
    zone: chart.zone,
    lines: chart.lines.map((line) => ({
      name: line.name,
      unit: line.unit,
      decimals: line.decimals,
      limit: line.limit,
      times: line.times,
      mean: line.values,
      min: line.low ?? line.values,
      max: line.high ?? line.values,
    })),
  };
}

interface Answer {
  en: string;
  zh: string;
  unit: string;
  decimals: number;
  fromMillis: number;
  widthMillis: number;
  asOfMillis: number;
  min: (number | null)[];
  max: (number | null)[];
  mean: (number | null)[];
}

/** The server refused or failed, in its own words. */
export class TrendError extends Error {}

async function fetchLine(
  url: string, point: string, from: number, to: number, buckets: number): Promise<Answer> {
  const query = new URLSearchParams({
    point, from: String(from), to: String(to), buckets: String(buckets) });
  const answer = await fetch(`${url}?${query}`, { credentials: 'same-origin' });
  if (!answer.ok) {
    const body = (await answer.json().catch(() => ({}))) as { errors?: string[] };
    throw new TrendError((body.errors ?? [`${answer.status}`]).join('; '));
  }
  return (await answer.json()) as Answer;
}

/** Fetches all points at once, in the same buckets. */
export async function load(
  url: string, points: string[], names: string[], limit: number | undefined, chinese: boolean,
  from: number, to: number, buckets: number): Promise<Chart> {
  const answers = await Promise.all(points.map((point) => fetchLine(url, point, from, to, buckets)));
  return {
    from,
    to,
    asOf: answers[0]?.asOfMillis,
    zone: undefined,
    lines: answers.map((answer, i) => ({
      name: names[i] ?? (chinese ? answer.zh : answer.en),
      unit: answer.unit,
      decimals: answer.decimals,
      limit,
      times: answer.mean.map((_, k) => answer.fromMillis + k * answer.widthMillis),
      min: answer.min,
      max: answer.max,
      mean: answer.mean,
    })),
  };
}

export interface Extremes {
  low: number;
  high: number;
  highAt: number;
  last: number | undefined;
  lastAt: number;
  gaps: number;
}

/** Lowest, highest and last value of a line, and how many gaps it has; undefined if it is empty. */
export function extremes(line: Line): Extremes | undefined {
  const e: Extremes = { low: Infinity, high: -Infinity, highAt: 0, last: undefined, lastAt: 0, gaps: 0 };
  let wasGap = false;
  let begun = false;
  line.mean.forEach((mean, i) => {
    if (mean === null) {
      e.gaps += begun && !wasGap ? 1 : 0;
      wasGap = true;
      return;
    }
    begun = true;
    wasGap = false;
    e.low = Math.min(e.low, line.min[i] ?? mean);
    const high = line.max[i] ?? mean;
    if (high > e.high) {
      e.high = high;
      e.highAt = line.times[i]!;
    }
    e.last = mean;
    e.lastAt = line.times[i]!;
  });
  e.gaps -= begun && wasGap ? 1 : 0;
  return begun ? e : undefined;
}
