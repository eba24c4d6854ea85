import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { watchTheme } from '@foyer/ui/seat-map/theme-watch.ts';
import type { Chart } from 'chart.js';
import { settingsOf, type ChartColours } from './chart-settings.ts';
import type { TimeSeries } from './time-series.ts';

/** Figures over time as a chart, with the same in numbers below it. */
@Component({
  selector: 'fy-time-chart',
  template: `
    @if (series().rows.length > 1) {
      <p class="legend" aria-hidden="true">
        @for (row of series().rows; track row.name) {
          <span [class]="row.kind"><i></i>{{ row.name }}</span>
        }
      </p>
    }
    <div class="frame">
      <canvas #canvas role="img" [attr.aria-label]="name()"></canvas>
      <span #first class="first"></span>
      <span #second class="second"></span>
      <span #ink class="ink"></span>
      <span #rule class="rule"></span>
    </div>
    <details>
      <summary>The same in numbers</summary>
      <div class="scroll" tabindex="0" role="region" [attr.aria-label]="name() + ', in numbers'">
        <table>
          <thead>
            <tr>
              <th scope="col">{{ series().points }}</th>
              @for (row of series().rows; track row.name) {
                <th scope="col" class="figure">{{ row.name }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (line of lines(); track line.label) {
              <tr>
                <th scope="row">{{ line.label }}</th>
                @for (words of line.words; track $index) {
                  <td class="figure fy-figures">{{ words }}</td>
                }
              </tr>
            } @empty {
              <tr>
                <td [attr.colspan]="series().rows.length + 1">Nothing yet</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </details>
  `,
  styleUrls: ['./numbers.scss', './time-chart.scss'],
})
export class TimeChart {
  /** What the chart is of. */
  readonly name = input.required<string>();
  /** What it shows. */
  readonly series = input.required<TimeSeries>();

  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly first = viewChild.required<ElementRef<HTMLElement>>('first');
  private readonly second = viewChild.required<ElementRef<HTMLElement>>('second');
  private readonly ink = viewChild.required<ElementRef<HTMLElement>>('ink');
  private readonly rule = viewChild.required<ElementRef<HTMLElement>>('rule');
  /** Counts changes of the theme, after which the colours are read anew. */
  private readonly themes = signal(0);
  private readonly drawn = signal<Chart<'bar' | 'line', number[], string> | undefined>(undefined);

  /** The points at which something happened, the latest first. */
  protected readonly lines = computed(() => {
    const { labels, rows } = this.series();
    return labels
      .map((label, at) => ({ label, at }))
      .filter(({ at }) => rows.some(({ values }) => values[at]))
      .map(({ label, at }) => ({ label, words: rows.map((row) => row.words(row.values[at] ?? 0)) }))
      .reverse();
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    const stop = watchTheme(() => this.themes.update((count) => count + 1));
    destroyed.onDestroy(() => {
      stop();
      this.drawn()?.destroy();
      this.drawn.set(undefined);
    });
    afterNextRender(() => void this.draw(destroyed));
    effect(() => this.show());
  }

  /** The library comes with the first chart. */
  private async draw(destroyed: DestroyRef): Promise<void> {
    const { Chart: Drawn } = await import('./chart-parts.ts');
    const { nativeElement } = this.canvas();
    if (destroyed.destroyed || !nativeElement.getContext('2d')) return;
    this.drawn.set(new Drawn(nativeElement, settingsOf(this.series(), this.colours())));
  }

  private show(): void {
    const [chart, series] = [this.drawn(), this.series()];
    this.themes();
    if (!chart) return;
    const { data, options } = settingsOf(series, this.colours());
    chart.data = data;
    if (options) chart.options = options;
    chart.update('none');
  }

  /** Tokens may be functions of the scheme, so that an element has to say what they come to. */
  private colours(): ChartColours {
    const [first, second, ink, rule] = [this.first(), this.second(), this.ink(), this.rule()].map(
      ({ nativeElement }) => getComputedStyle(nativeElement).color,
    );
    return { first: first ?? '', second: second ?? '', ink: ink ?? '', rule: rule ?? '' };
  }
}
