import type { LayerName } from './ramp.js';

/** Every text of the map. The page may give its own through the `texts` property. */
export interface Texts {
  map: string;
  layers: Record<LayerName, string>;
  layersShort: Record<LayerName, string>;
  legend: { inlet: string; power: string; age: string; alarms: string };
  limit: string;
  /** {0} is the value with its unit. */
  roomNumber: Record<LayerName, string>;
  stale: string;
  staleWord: string;
  free: string;
  commissioning: string;
  noAnswer: string;
  noReading: string;
  noSensor: string;
  /** {0} is the time of day. */
  asOf: string;
  /** {0} is the age. */
  old: string;
  /** {0} is the running time. */
  dataOld: string;
  noData: string;
  signedOut: string;
  connecting: string;
  inlet: string;
  power: string;
  ofContract: string;
  age: string;
  alarmsHere: string;
  levels: [string, string, string, string];
  states: Record<'new' | 'taken' | 'returned', string>;
  moreNew: string;
  inUse: string;
  /** {0} is the number of cabinets. */
  cabinets: string;
  freeCount: string;
  noDataCount: string;
  mean: string;
  hottest: string;
  noAlarms: string;
  seconds: string;
  minutes: string;
  hours: string;
  days: string;
  tenant: string;
  partial: string;
  back: string;
  /** States of cooling units and of what watches a room, and where air lies. */
  air: Partial<Record<string, string>>;
  /** The map at an instant of the past. */
  past: string;
  /** {0} is date and time. */
  pastAt: string;
  pastTime: string;
  pastNote: string;
  pastReading: string;
  pastFailed: string;
  earlier: string;
  later: string;
  live: string;
  keys: string;
}

const EN: Texts = {
  map: 'Floor map of the park',
  layers: {
    temperature: 'Inlet temperature',
    power: 'Power, % of contract',
    age: 'Data age',
    alarms: 'Alarms',
  },
  layersShort: { temperature: 'Inlet', power: 'Power', age: 'Age', alarms: 'Alarms' },
  legend: { inlet: 'inlet', power: 'of contract', age: 'age', alarms: 'level' },
  limit: 'limit {0}',
  roomNumber: {
    temperature: 'room: hottest inlet',
    power: 'room: kW drawn',
    age: 'room: oldest value',
    alarms: 'room: alarms standing',
  },
  stale: 'stale: age shown',
  staleWord: 'stale',
  free: 'free',
  commissioning: 'commissioning',
  noAnswer: 'no answer',
  noReading: 'no reading',
  noSensor: 'no sensor',
  asOf: 'data as of {0}',
  old: '{0} old',
  dataOld: 'data {0} old',
  noData: 'no data yet',
  signedOut: 'Signed out: sign in again to see live data',
  connecting: 'connecting again by itself',
  inlet: 'inlet',
  power: 'power',
  ofContract: 'of contract',
  age: 'data age',
  alarmsHere: 'alarms',
  levels: ['level 1 urgent', 'level 2 important', 'level 3 general', 'level 4 notice'],
  states: { new: 'nobody has it', taken: 'acknowledged', returned: 'cleared, not acknowledged' },
  moreNew: 'another one waits',
  inUse: 'in use',
  cabinets: '{0} cabinets',
  freeCount: '{0} free',
  noDataCount: '{0} without data',
  mean: 'mean',
  hottest: 'hottest',
  noAlarms: 'no alarm stands',
  seconds: '{0} s',
  minutes: '{0} min',
  hours: '{0} h',
  days: '{0} d',
  tenant: 'tenant',
  partial: 'one feed only',
  back: 'back',
  air: {
    standby: 'standby', starting: 'starting', off: 'off', alarm: 'alarm', fault: 'failed',
    notice: 'notice', warning: 'warning', critical: 'critical', unknown: 'no data',
    'too-warm': 'warm', 'too-cold': 'cold', 'too-humid': 'humid', 'too-dry': 'dry', beyond: 'not allowed',
  },
  past: 'Past',
  pastAt: '{0}, past',
  pastTime: 'Time shown, in five minutes',
  pastNote: 'values of that time; alarms are not shown',
  pastReading: 'reading…',
  pastFailed: 'could not be read: try again, or go back to live',
  earlier: '− 5 min',
  later: '+ 5 min',
  live: 'Live',
  keys: 'Arrow keys move, Enter opens, Escape goes back, plus and minus zoom, Home shows all, '
    + 'n goes to the next alarm, 1 to 4 change the layer, slash searches, '
    + 'comma and full stop go five minutes back and forward.',
};

const ZH: Texts = {
  map: '园区平面图',
  layers: { temperature: '进风温度', power: '功率 / 合同', age: '数据时效', alarms: '告警' },
  layersShort: { temperature: '进风', power: '功率', age: '时效', alarms: '告警' },
  legend: { inlet: '进风', power: '占合同', age: '时效', alarms: '级别' },
  limit: '限值 {0}',
  roomNumber: {
    temperature: '机房数字 = 进风最高',
    power: '机房数字 = 功率 kW',
    age: '机房数字 = 最旧数据',
    alarms: '机房数字 = 未恢复告警',
  },
  stale: '过期，显示时长',
  staleWord: '过期',
  free: '空机位',
  commissioning: '调试',
  noAnswer: '无应答',
  noReading: '无读数',
  noSensor: '无传感器',
  asOf: '数据时刻 {0}',
  old: '{0}前',
  dataOld: '数据已过期 {0}',
  noData: '尚无数据',
  signedOut: '已退出：请重新登录以查看实时数据',
  connecting: '正在自动重连',
  inlet: '进风',
  power: '功率',
  ofContract: '占合同',
  age: '数据时效',
  alarmsHere: '告警',
  levels: ['一级 紧急', '二级 重要', '三级 一般', '四级 提示'],
  states: { new: '未认领', taken: '已确认', returned: '已恢复未确认' },
  moreNew: '另有未认领',
  inUse: '上架',
  cabinets: '{0} 柜',
  freeCount: '空 {0}',
  noDataCount: '{0} 柜无数据',
  mean: '均值',
  hottest: '最高',
  noAlarms: '无未恢复告警',
  seconds: '{0} 秒',
  minutes: '{0} 分',
  hours: '{0} 小时',
  days: '{0} 天',
  tenant: '客户',
  partial: '仅一路',
  back: '返回',
  air: {
    standby: '待机', starting: '启动', off: '关机', alarm: '告警', fault: '故障',
    notice: '提示', warning: '警告', critical: '严重', unknown: '无数据',
    'too-warm': '偏热', 'too-cold': '偏冷', 'too-humid': '偏湿', 'too-dry': '偏干', beyond: '超限',
  },
  past: '回看',
  pastAt: '{0} 历史画面',
  pastTime: '画面时刻，每五分钟一帧',
  pastNote: '当时数值；不显示告警',
  pastReading: '读取中…',
  pastFailed: '读取失败：请重试或返回实时',
  earlier: '− 5 分',
  later: '+ 5 分',
  live: '返回实时',
  keys: '方向键移动，回车打开，Esc 返回，加减键缩放，Home 显示全部，n 下一条告警，1 到 4 切换图层，斜杠搜索，逗号和句号前后五分钟。',
};

export function textsFor(lang: string): Texts {
  return lang.toLowerCase().startsWith('zh') ? ZH : EN;
}

export function fill(text: string, value: string | number): string {
  return text.replace('{0}', String(value));
}
