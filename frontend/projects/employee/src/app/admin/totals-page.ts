import { Component, computed, inject, LOCALE_ID } from '@angular/core';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { TimeChart } from '../dashboard/time-chart.ts';
import type { TimeSeries } from '../dashboard/time-series.ts';
import { ticketCount } from '../sales/sale-words.ts';

/** A figure with what it counts, and where to see what is counted. */
type Figure = {
  readonly name: string;
  readonly figure: string;
  readonly link?: string;
  readonly query?: Readonly<Record<string, string>>;
};

/** What the platform amounts to. */
@Component({
  selector: 'fy-totals-page',
  imports: [ProblemNote, RouterLink, TimeChart],
  templateUrl: './totals-page.html',
  styleUrls: ['../shell/list-page.scss', './totals-page.scss'],
})
export class TotalsPage {
  private readonly locale = inject(LOCALE_ID);

  protected readonly ticketCount = ticketCount;
  protected readonly totals = apiResource(employee.platformTotals, () => ({}));
  protected readonly groups = computed(() =>
    this.totals.hasValue() ? groupsOf(this.totals.value(), this.locale) : [],
  );
  protected readonly days = computed(() =>
    this.totals.hasValue() ? daySeries(this.totals.value(), this.locale) : undefined,
  );
  protected readonly busiest = computed(() =>
    this.totals.hasValue() ? this.totals.value().busiest : [],
  );
}

/** Tickets sold on each of the last days. */
function daySeries({ days }: employee.PlatformTotalsView, locale: string): TimeSeries {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  const number = new Intl.NumberFormat(locale);
  const values = days.map(({ tickets }) => tickets);
  return {
    points: 'Day',
    labels: days.map(({ day }) => format.format(new Date(day))),
    rows: [{ name: 'Tickets', values, words: (value) => number.format(value), kind: 'bar' }],
  };
}

function groupsOf(totals: employee.PlatformTotalsView, locale: string) {
  const number = (count: number) => new Intl.NumberFormat(locale).format(count);
  const events = (name: string, count: number, query: Figure['query']): Figure => ({
    ...{ name, figure: number(count), link: '/events' },
    ...(query && { query }),
  });
  const people = (name: string, role: string, count: number): Figure => ({
    ...{ name, figure: number(count), link: '/people', query: { role } },
  });
  const { draft, published, ended, cancelled } = totals.events;
  const money = totals.money.flatMap(({ currency, gross, refunds, net }): Figure[] => {
    const sum = (amount: number) => formatSum(amount, { currency, locale });
    return [
      { name: `Paid in ${currency}`, figure: sum(gross) },
      { name: `Refunds in ${currency}`, figure: sum(refunds) },
      { name: `Net in ${currency}`, figure: sum(net) },
    ];
  });
  return [
    {
      name: 'Sales',
      figures: [{ name: 'Tickets sold', figure: number(totals.ticketsSold) }, ...money],
    },
    {
      name: 'Events',
      figures: [
        events('On sale', published, { status: 'published', when: 'coming' }),
        events('Drafts', draft, { status: 'draft', when: 'all' }),
        events('Over', ended, { when: 'past' }),
        events('Cancelled', cancelled, { status: 'cancelled', when: 'all' }),
      ],
    },
    {
      name: 'People with access',
      figures: [
        people('Organizers', 'organizer', totals.organizers),
        people('Stewards', 'steward', totals.stewards),
      ],
    },
  ] satisfies readonly { readonly name: string; readonly figures: readonly Figure[] }[];
}
