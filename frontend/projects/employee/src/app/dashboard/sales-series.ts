import type { employee } from '@foyer/shared/contract';
import { formatPrice } from '@foyer/ui/price/format-price.ts';
import type { TimeSeries } from './time-series.ts';

/** Tickets and what was paid for them, by days or hours of the venue; whiles without sales count as 0. */
export function salesSeries(dashboard: employee.DashboardView, locale: string): TimeSeries {
  const { step, currency, sales } = dashboard;
  const known = new Map(sales.map((sold) => [sold.at, sold]));
  const points = pointsOf(dashboard);
  const number = new Intl.NumberFormat(locale);
  return {
    points: step === 'day' ? 'Day' : 'Hour',
    labels: points.map((at) => labelOf(at, step, locale)),
    rows: [
      {
        name: 'Tickets',
        values: points.map((at) => known.get(at)?.tickets ?? 0),
        words: (value) => number.format(value),
        kind: 'bar',
      },
      {
        name: 'Paid',
        values: points.map((at) => known.get(at)?.gross ?? 0),
        words: (value) => formatPrice(Math.round(value), { currency, locale }),
        kind: 'line',
      },
    ],
  };
}

/** First admissions by minute of the venue's clock, from the first to the last; minutes in which nobody came count as 0. */
export function arrivalSeries(dashboard: employee.DashboardView, locale: string): TimeSeries {
  const { arrivals, timeZone } = dashboard;
  const known = new Map(arrivals.map(({ minute, admitted }) => [minute, admitted]));
  const number = new Intl.NumberFormat(locale);
  const step = stepOf(arrivals.length > 0 ? spanOf(arrivals) : 0);
  const format = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
  const groups = new Map<number, number>();
  for (const [minute, admitted] of known) {
    const start = Math.floor(minuteNumber(minute) / step) * step;
    groups.set(start, (groups.get(start) ?? 0) + admitted);
  }
  const starts = [...groups.keys()].sort((one, other) => one - other);
  const [first = 0, last = -1] = [starts[0], starts.at(-1)];
  const all = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, n) => first + n * step,
  );
  return {
    points: step === 1 ? 'Minute' : `From, ${step} minutes each`,
    labels: all.map((minute) => format.format(minute * MINUTE_MS)),
    rows: [
      {
        name: 'Admitted',
        values: all.map((minute) => groups.get(minute) ?? 0),
        words: (value) => number.format(value),
        kind: 'bar',
      },
    ],
  };
}

const MINUTE_MS = 60_000;
/** More bars than these are not told apart. */
const MOST_BARS = 240;

type Arrivals = employee.DashboardView['arrivals'];

function spanOf(arrivals: Arrivals): number {
  const minutes = arrivals.map(({ minute }) => minuteNumber(minute));
  return minutes.reduce((a, b) => Math.max(a, b)) - minutes.reduce((a, b) => Math.min(a, b)) + 1;
}

/** Minutes in a bar, so that there are not too many. */
function stepOf(span: number): number {
  return [1, 5, 15, 60, 240, 1_440].find((step) => span / step <= MOST_BARS) ?? 1_440;
}

function minuteNumber(minute: string): number {
  return Date.parse(`${minute}:00.000Z`) / MINUTE_MS;
}

function pointsOf({ range, step }: employee.DashboardView): string[] {
  const days: string[] = [];
  for (let day = new Date(`${range.from}T00:00:00Z`); ; day.setUTCDate(day.getUTCDate() + 1)) {
    const text = day.toISOString().slice(0, 10);
    if (text > range.to) break;
    days.push(text);
  }
  if (step === 'day') return days;
  return days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${day}T${String(hour).padStart(2, '0')}`),
  );
}

function labelOf(at: string, step: 'day' | 'hour', locale: string): string {
  const moment = new Date(step === 'day' ? `${at}T12:00:00Z` : `${at}:00:00Z`);
  const day = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const way = step === 'day' ? day : ({ ...day, hour: '2-digit', minute: '2-digit' } as const);
  return new Intl.DateTimeFormat(locale, way).format(moment);
}
