import type { CategoryId } from '../ids.ts';
import type { Fault } from '../seating/plan-faults.ts';
import { planFaults } from '../seating/plan-faults.ts';
import type { SeatingPlan } from '../seating/plan.ts';
import { MAX_TICKETS } from '../booking/booking.ts';
import { sectionsOf } from './event-sections.ts';
import type { PriceCategory, TicketedEvent } from './event.ts';
import { isTimeZone } from './venue-time.ts';

const CURRENCY = /^[A-Z]{3}$/;
const COUNTRY = /^[A-Z]{2}$/;

/** Everything that keeps an event from being published with its plan; empty when it may go on sale. */
export function eventFaults(event: TicketedEvent, plan: SeatingPlan | undefined): Fault[] {
  const facts = [
    ...textFaults(event),
    ...timeFaults(event),
    ...priceFaults(event),
    ...ruleFaults(event),
  ];
  if (!plan) return [...facts, { field: 'plan', message: 'must be drawn' }];
  const categories = event.categories.map((category) => category.categoryId);
  return [
    ...facts,
    ...planFaults(plan, categories).map((fault) => ({ ...fault, field: `plan.${fault.field}` })),
    ...faultIf(!drawnFrom(event, plan), 'sections', 'must be those of the seating plan'),
  ];
}

/** What is wrong with the order of an event's times. Doors open before the start, and sales close before the end. */
function timeFaults(event: TicketedEvent): Fault[] {
  return [
    ...faultIf(event.doorsOpenAt > event.startsAt, 'doorsOpenAt', 'must not be after the start'),
    ...faultIf(event.endsAt <= event.startsAt, 'endsAt', 'must be after the start'),
    ...faultIf(
      event.salesCloseAt <= event.salesOpenAt,
      'salesCloseAt',
      'must be after the opening of sales',
    ),
    ...faultIf(event.salesCloseAt > event.endsAt, 'salesCloseAt', 'must not be after the end'),
  ];
}

function textFaults({ title, venue, currency }: TicketedEvent): Fault[] {
  return [
    ...faultIf(title.trim() === '', 'title', 'must not be empty'),
    ...faultIf(venue.name.trim() === '', 'venue.name', 'must not be empty'),
    ...faultIf(venue.city.trim() === '', 'venue.city', 'must not be empty'),
    ...faultIf(!COUNTRY.test(venue.country), 'venue.country', 'must be a country code such as DE'),
    ...faultIf(
      !isTimeZone(venue.timeZone),
      'venue.timeZone',
      'must be a time zone such as Europe/Berlin',
    ),
    ...faultIf(!CURRENCY.test(currency), 'currency', 'must be a currency code such as EUR'),
  ];
}

function priceFaults({ categories }: TicketedEvent): Fault[] {
  const ids = categories.map((category) => category.categoryId);
  return [
    ...faultIf(categories.length === 0, 'categories', 'must not be empty'),
    ...categories.flatMap((category, index) => categoryFaults(category, index, ids)),
  ];
}

function categoryFaults(
  category: PriceCategory,
  index: number,
  ids: readonly CategoryId[],
): Fault[] {
  const { categoryId, name, price, maxPerBooking = 1, salesOpenAt, salesCloseAt } = category;
  return [
    ...faultIf(ids.indexOf(categoryId) < index, `categories.${index}.categoryId`, 'must be unique'),
    ...faultIf(name.trim() === '', `categories.${index}.name`, 'must not be empty'),
    ...faultIf(
      !isAmount(price),
      `categories.${index}.price`,
      'must be a whole number of at least 0',
    ),
    ...faultIf(
      !isWhole(maxPerBooking, 1, MAX_TICKETS),
      `categories.${index}.maxPerBooking`,
      `must be between 1 and ${MAX_TICKETS}`,
    ),
    ...faultIf(
      salesOpenAt !== undefined && salesCloseAt !== undefined && salesCloseAt <= salesOpenAt,
      `categories.${index}.salesCloseAt`,
      'must be after the opening of sales',
    ),
  ];
}

function ruleFaults(event: TicketedEvent): Fault[] {
  const {
    holdMinutes,
    maxTicketsPerBooking: perBooking,
    maxTicketsPerCustomer: perCustomer,
    fees,
  } = event;
  return [
    ...faultIf(!isWhole(holdMinutes, 1, 60), 'holdMinutes', 'must be between 1 and 60'),
    ...faultIf(
      !isWhole(perBooking, 1, MAX_TICKETS),
      'maxTicketsPerBooking',
      `must be between 1 and ${MAX_TICKETS}`,
    ),
    ...faultIf(
      perCustomer !== undefined && !isWhole(perCustomer, 1, 1_000),
      'maxTicketsPerCustomer',
      'must be between 1 and 1000',
    ),
    ...faultIf(!isAmount(fees.perTicket), 'fees.perTicket', 'must be a whole number of at least 0'),
    ...faultIf(!isWhole(fees.share, 0, 10_000), 'fees.share', 'must be between 0 and 10000'),
  ];
}

function drawnFrom(event: TicketedEvent, plan: SeatingPlan): boolean {
  return (
    event.planVersion === plan.planVersion &&
    JSON.stringify(event.sections.map(shapeOf)) === JSON.stringify(sectionsOf(plan).map(shapeOf))
  );
}

const shapeOf = ({
  sectionId,
  kind,
  capacity,
  pools,
}: TicketedEvent['sections'][number]): unknown[] => [sectionId, kind, capacity, pools];

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

function faultIf(wrong: boolean, field: string, message: string): Fault[] {
  return wrong ? [{ field, message }] : [];
}
