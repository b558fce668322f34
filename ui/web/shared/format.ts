/** Numbers, times and ages as the design language writes them. */

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Time of day with seconds in the site's zone, 24 h. */
export function clock(millis: number, zone?: string): string {
  const key = zone ?? '';
  let format = clocks.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      ...(zone ? { timeZone: zone } : {}),
    });
    clocks.set(key, format);
  }
  return format.format(millis);
}

/** A running time: `00:00:23`, from one day `1 d 02:10`. */
export function running(millis: number, days = '{0} d'): string {
  const s = Math.max(0, Math.floor(millis / 1000));
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return s < 86_400
    ? `${two(s / 3600)}:${two((s / 60) % 60)}:${two(s % 60)}`
    : `${days.replace('{0}', String(Math.floor(s / 86_400)))} ${two((s / 3600) % 24)}:${two((s / 60) % 60)}`;
}

/** Fixed decimals, thousands by comma, the minus sign of typesetting. Called thousands of times a frame. */
export function number(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  const whole = Math.abs(value) < 999.5 ? text : text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  return value < 0 && Number(text) !== 0 ? '\u2212' + whole : whole;
}
