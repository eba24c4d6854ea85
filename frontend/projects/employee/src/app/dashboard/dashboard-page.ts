import { Component, computed, inject, input, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { saveTable } from '@foyer/ui/files/save-table.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { CategoryFill } from './category-fill.ts';
import { tilesOf } from './dashboard-tiles.ts';
import { recountWords } from './recount-words.ts';
import { RoomHeat } from './room-heat.ts';
import { arrivalSeries, salesSeries } from './sales-series.ts';
import { TimeChart } from './time-chart.ts';

/** How often an open dashboard asks for news. */
const LOOK_AGAIN_MS = 4_000;

/** Tables to download, by what is in their rows. */
const TABLES = [
  { name: 'Bookings', table: employee.exportBookings },
  { name: 'Attendees', table: employee.exportAttendees },
  { name: 'Scans', table: employee.exportScans },
  { name: 'Revenue', table: employee.exportRevenue },
] as const;

/** How an event goes, live: what is sold, what it brings, how full it is and who has come. */
@Component({
  selector: 'fy-dashboard-page',
  imports: [CategoryFill, MatButton, MatIcon, ProblemNote, RoomHeat, RouterLink, TimeChart],
  templateUrl: './dashboard-page.html',
  styleUrls: ['../shell/list-page.scss', './dashboard-page.scss'],
})
export class DashboardPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();
  /** The first day of the sales over time, such as `2026-05-01`. */
  readonly from = input<string>();
  /** The last day. */
  readonly to = input<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getDashboard, () => ({
    params: this.params(),
    query: { from: dayOf(this.from()), to: dayOf(this.to()) },
  }));
  /** As last heard of: news and other days take the place of what is shown only when they are there. */
  protected readonly dashboard = linkedSignal<
    employee.DashboardView | undefined,
    employee.DashboardView | undefined
  >({
    source: () => (this.loading.hasValue() ? this.loading.value() : undefined),
    computation: (found, before) => found ?? before?.value,
  });
  protected readonly tables = TABLES;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected readonly tiles = computed(() => {
    const dashboard = this.dashboard();
    return dashboard ? tilesOf(dashboard, this.locale) : [];
  });
  protected readonly sales = computed(() => {
    const dashboard = this.dashboard();
    return dashboard && salesSeries(dashboard, this.locale);
  });
  protected readonly arrivals = computed(() => {
    const dashboard = this.dashboard();
    return dashboard && dashboard.arrivals.length > 0
      ? arrivalSeries(dashboard, this.locale)
      : undefined;
  });
  protected readonly starts = computed(() => {
    const dashboard = this.dashboard();
    return dashboard && this.moment(dashboard.startsAt, dashboard.timeZone);
  });
  protected readonly recount = computed(() => {
    const dashboard = this.dashboard();
    return dashboard && recountWords(dashboard, this.locale);
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.dashboard()?.title;
        return title && `Dashboard: ${title}`;
      }),
    );
    lookAgain(() => this.loading.reload(), { everyMs: LOOK_AGAIN_MS });
  }

  protected show(days: { readonly from?: string; readonly to?: string }): void {
    const { from, to } = this.dashboard()?.range ?? {};
    const queryParams = { from, to, ...days };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected askRecount(): Promise<void> {
    return this.act(async () => {
      await this.api.call(employee.askRecount, { params: this.params() });
      this.loading.reload();
    });
  }

  protected save({ name, table }: (typeof TABLES)[number]): Promise<void> {
    return this.act(async () => {
      const text = await this.api.text(table, { params: this.params() });
      saveTable(`${this.dashboard()?.title ?? 'Foyer'}: ${name.toLowerCase()}`, text);
    });
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await deed();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  private moment(instant: string, timeZone: string): string {
    return shortMoment(instant, { timeZone, locale: this.locale });
  }
}

function dayOf(text: string | undefined): string | undefined {
  return text !== undefined &&
    /^2[01]\d{2}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text))
    ? text
    : undefined;
}
