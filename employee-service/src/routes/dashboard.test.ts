import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employee } from '@foyer/shared/contract';
import type { Account, TicketedEvent } from '@foyer/shared/domain';
import {
  drainOutbox,
  shopper,
  smallHouse,
  startBookingWorld,
  type BookingWorld,
} from '@foyer/shared/testing';
import { deskOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let world: BookingWorld;
let service: TestService;
let owner: Account;
let desk: Desk;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
  service = await startTestService({ DYNAMODB_ENDPOINT: world.endpoint });
  owner = await employed(service);
  desk = await deskOf(service, owner);
  await service.deps.plans.save(smallHouse());
  event = await world.putOnSale({ organizerId: owner.userId });
  const ada = shopper(world, event, '=ada');
  const places = [{ sectionId: 'sec_floor', quantity: 2 }];
  await ada.pay(await ada.hold({ seats: ['a1', 'c1'], places }));
  await drainOutbox(world);
});
afterAll(async () => {
  await service.stop();
  await world.stop();
});

const at = (path: string) => `/events/${event.eventId}/${path}`;

async function dashboard(query = '?from=2026-11-20&to=2026-12-10') {
  const reply = await desk.call('get', at(`dashboard${query}`)).expect(200);
  return employee.DashboardView.parse(reply.body);
}

describe('the dashboard', () => {
  it('tells what was sold, by category and section and on which day', async () => {
    const total = 4_200 + 2_500 + 2 * 1_500 + 4 * 100;
    expect(await dashboard()).toMatchObject({
      ...{ sold: 4, bookings: 1, gross: total, fees: 400, refunds: 0, net: total, waiting: 0 },
      capacity: 17,
      categories: [
        { categoryId: 'cat_stalls', capacity: 7, sold: 1, amount: 4_200 },
        { categoryId: 'cat_circle', capacity: 3, sold: 1 },
        { categoryId: 'cat_floor', capacity: 7, sold: 2, amount: 3_000 },
      ],
      sections: [{ sold: 1 }, { sold: 1 }, { sold: 2 }],
      step: 'day',
      sales: [{ at: '2026-12-01', tickets: 4, bookings: 1, gross: total, holds: 0 }],
    });
  });

  it('tells hours of the venue where few days are asked for', async () => {
    const { step, sales } = await dashboard('?from=2026-12-01&to=2026-12-01');
    expect(step).toBe('hour');
    expect(sales).toMatchObject([{ at: '2026-12-01T13', tickets: 4 }]);
  });

  it('tells no more than a year, in whatever order its ends are named', async () => {
    const { range } = await dashboard('?from=2026-12-31&to=2020-01-01');
    expect(range).toEqual({ from: '2025-12-31', to: '2026-12-31' });
    await desk.call('get', at('dashboard?from=0001-01-01')).expect(400);
  });

  it('has the figures recounted in the background and leaves a line in the log', async () => {
    await desk.call('post', at('dashboard/recount')).expect(202);
    expect((await dashboard()).recount).toMatchObject({ askedAt: expect.any(String) });
    const [line] = await logOf(service, event.eventId);
    expect(line).toMatchObject({ action: 'event.recounted' });
  });
});

describe('tables', () => {
  it.each([
    ['attendees', 'Ticket,Booking,State,Attendee', 5],
    ['revenue', 'Kind,Booking,Payment,Provider', 2],
    ['scans', 'Scan,At,Received at,Door', 1],
  ])('of %s come as CSV in which no value is a formula', async (name, header, lines) => {
    const { text, headers } = await desk.call('get', at(`${name}.csv`)).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain(header);
    expect(text.trim().split('\n')).toHaveLength(lines);
    expect(text).not.toMatch(/(^|,)=/m);
  });
});
