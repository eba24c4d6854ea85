import type { employee } from '@foyer/shared/contract';
import { formatSum } from '@foyer/ui/price/format-price.ts';
import { percentText } from '../events/percent-text.ts';

/** One of the few figures that count, with what lies behind it. */
export type Tile = {
  readonly name: string;
  readonly figure: string;
  /** How much of the whole it is, for a bar; 0 to 1. */
  readonly share?: number;
  readonly lines: readonly { readonly name: string; readonly figure: string }[];
};

/** Tickets, money, who looks and buys, and who has come. */
export function tilesOf(dashboard: employee.DashboardView, locale: string): Tile[] {
  return [
    soldTile(dashboard, locale),
    moneyTile(dashboard, locale),
    holdsTile(dashboard, locale),
    doorsTile(dashboard, locale),
  ];
}

function soldTile(dashboard: employee.DashboardView, locale: string): Tile {
  const { sold, capacity, bookings, waiting } = dashboard;
  const number = new Intl.NumberFormat(locale);
  const share = shareOf(sold, capacity);
  return {
    name: 'Tickets sold',
    figure: number.format(sold),
    share,
    lines: [
      { name: `of ${number.format(capacity)}`, figure: percentText(share, locale) },
      { name: 'Bookings', figure: number.format(bookings) },
      { name: 'Parties waiting', figure: number.format(waiting) },
    ],
  };
}

function moneyTile(dashboard: employee.DashboardView, locale: string): Tile {
  const { gross, fees, refunds, net, cash, currency } = dashboard;
  const money = (amount: number) => formatSum(amount, { currency, locale });
  return {
    name: 'Revenue, net',
    figure: money(net),
    lines: [
      { name: 'Paid', figure: money(gross) },
      { name: 'Fees in it', figure: money(fees) },
      { name: 'Refunds', figure: money(refunds === 0 ? 0 : -refunds) },
      ...(cash > 0 ? [{ name: 'Of it in cash', figure: money(cash) }] : []),
    ],
  };
}

function holdsTile({ sales }: employee.DashboardView, locale: string): Tile {
  const number = new Intl.NumberFormat(locale);
  const sum = (what: 'holds' | 'bookings' | 'tickets') =>
    sales.reduce((all, sold) => all + sold[what], 0);
  const [holds, bookings] = [sum('holds'), sum('bookings')];
  return {
    name: 'Holds that became bookings',
    figure: holds === 0 ? '–' : percentText(shareOf(bookings, holds), locale),
    lines: [
      { name: 'Holds begun, about', figure: number.format(holds) },
      { name: 'Bookings', figure: number.format(bookings) },
      { name: 'Tickets', figure: number.format(sum('tickets')) },
    ],
  };
}

function doorsTile(dashboard: employee.DashboardView, locale: string): Tile {
  const { admitted, inside, sold, endsAt, at } = dashboard;
  const number = new Intl.NumberFormat(locale);
  const share = shareOf(admitted, sold);
  const missing = number.format(Math.max(0, sold - admitted));
  return {
    name: 'Admitted',
    figure: number.format(admitted),
    share,
    lines: [
      { name: `of ${number.format(sold)} tickets`, figure: percentText(share, locale) },
      { name: 'Inside', figure: number.format(inside) },
      { name: at >= endsAt ? 'No-shows' : 'Not here yet', figure: missing },
    ],
  };
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
