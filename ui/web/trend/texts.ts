export interface TrendTexts {
  chart: string;
  asOf: string;
  limit: string;
  passed: string;
  kept: string;
  lowest: string;
  highest: string;
  last: string;
  gaps: string;
  empty: string;
  failed: string;
  hint: string;
}

const EN: TrendTexts = {
  chart: 'Trend',
  asOf: 'as of {0}',
  limit: 'limit {0}',
  passed: 'passed',
  kept: 'kept',
  lowest: 'lowest {0}',
  highest: 'highest {0}',
  last: 'last {0}',
  gaps: '{0} gaps without data',
  empty: 'no data in this time',
  failed: 'Trend not available: {0}',
  hint: 'Left and right read values, drag zooms, Escape shows all again.',
};

const ZH: TrendTexts = {
  chart: '趋势',
  asOf: '数据时刻 {0}',
  limit: '限值 {0}',
  passed: '已越限',
  kept: '未越限',
  lowest: '最低 {0}',
  highest: '最高 {0}',
  last: '最新 {0}',
  gaps: '{0} 处无数据',
  empty: '该时段无数据',
  failed: '无法显示趋势：{0}',
  hint: '左右键读数，拖动缩放，Esc 复原。',
};

export function trendTexts(lang: string): TrendTexts {
  return lang.toLowerCase().startsWith('zh') ? ZH : EN;
}
