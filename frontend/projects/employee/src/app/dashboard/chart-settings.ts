import { wantsCalm } from '@foyer/ui/seat-map/theme-watch.ts';
import type { ChartConfiguration, ChartDataset } from 'chart.js';
import type { TimeSeries } from './time-series.ts';

/** The colours of a chart, as the theme has them now. */
export type ChartColours = {
  readonly first: string;
  readonly second: string;
  readonly ink: string;
  readonly rule: string;
};

const APPEAR_MS = 280;
/** More points than these only hide the line. */
const MOST_POINTS = 14;

/** What the library is told to draw: bars, and lines on a scale of their own. */
export type ChartSettings = ChartConfiguration<'bar' | 'line', number[], string>;

/** The settings of a chart of figures over time. */
export function settingsOf(series: TimeSeries, colours: ChartColours): ChartSettings {
  const { labels, rows } = series;
  const hasLine = rows.some(({ kind }) => kind === 'line');
  return {
    type: 'bar',
    data: { labels: [...labels], datasets: rows.map((row) => datasetOf(row, colours)) },
    options: {
      maintainAspectRatio: false,
      animation: wantsCalm() ? false : { duration: APPEAR_MS },
      interaction: { mode: 'index', intersect: false },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ datasetIndex, parsed }) => {
              const row = rows[datasetIndex];
              return row ? `${row.name}: ${row.words(parsed.y ?? 0)}` : '';
            },
          },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          ticks: { color: colours.ink, maxRotation: 0, autoSkipPadding: 16 },
        },
        left: scale(
          'left',
          rows.find(({ kind }) => kind === 'bar'),
          colours,
        ),
        ...(hasLine && {
          right: scale(
            'right',
            rows.find(({ kind }) => kind === 'line'),
            colours,
          ),
        }),
      },
    },
  };
}

type SeriesRow = TimeSeries['rows'][number];

function datasetOf(
  { name, values, kind }: SeriesRow,
  { first, second }: ChartColours,
): ChartDataset<'bar' | 'line', number[]> {
  const data = [...values];
  if (kind === 'bar')
    return {
      ...{ type: 'bar' as const, label: name, data, yAxisID: 'left', order: 2 },
      ...{ backgroundColor: first, borderRadius: 4, maxBarThickness: 28 },
    };
  return {
    ...{ type: 'line' as const, label: name, data, yAxisID: 'right', order: 1 },
    ...{ borderColor: second, backgroundColor: second, borderWidth: 2 },
    pointRadius: data.length > MOST_POINTS ? 0 : 2,
  };
}

function scale(
  position: 'left' | 'right',
  row: SeriesRow | undefined,
  { ink, rule }: ChartColours,
) {
  return {
    position,
    beginAtZero: true,
    grid: position === 'left' ? { color: rule } : { display: false },
    border: { display: false },
    ticks: {
      color: ink,
      precision: 0,
      maxTicksLimit: 6,
      callback: (value: number | string) => row?.words(Number(value)) ?? '',
    },
  };
}
