import type { APIRequestContext } from '@playwright/test';
import { CARDS as CARD_NUMBERS, guest, type CardName } from '../kill/guest.ts';
import { expectTickets, fillContact, payWith, takeBest } from '../support/checkout.ts';
import { expect, test } from '../support/foyer-test.ts';
import { CARDS, newGuest } from '../support/guests.ts';
import { attachmentOf, mailTo } from '../support/mailbox.ts';
import { stage } from '../system/stage.ts';
import { kill, revive } from './compose.ts';
import { seatStates } from './seat-states.ts';

const REPLICAS = ['customer-1', 'customer-2'];
const BUYERS = 24;
const CARD_NAMES = Object.keys(CARD_NUMBERS) as CardName[];

/** Every service says of the room what it should say, those too that were away. */
async function expectEverywhere(
  request: APIRequestContext,
  eventId: string,
  holds: (states: ReadonlyMap<string, string>) => boolean,
): Promise<void> {
  for (const service of stage().customers)
    await expect
      .poll(async () => holds(await seatStates(request, service, eventId)), { message: service })
      .toBe(true);
}

const soldIn = (states: ReadonlyMap<string, string>) =>
  [...states.values()].filter((state) => state === 's').length;

for (const replica of REPLICAS) {
  test(`a checkout goes on when ${replica} is killed in the middle of it`, async ({
    page,
    request,
  }) => {
    const { events, url } = stage();
    const sold = soldIn(await seatStates(request, url, events.live));
    const buyer = newGuest('Nora Nichtsverloren');
    await takeBest(page, events.live);
    await kill(replica);
    await fillContact(page, buyer);
    await payWith(page, CARDS.good);
    await expectTickets(page, 2);
    const tickets = await attachmentOf(await mailTo(request, buyer.email), 'application/pdf');
    expect(tickets.subarray(0, 5).toString()).toBe('%PDF-');
    await revive(replica);
    await expectEverywhere(request, events.live, (states) => soldIn(states) === sold + 2);
  });

  test(`every sale under way comes to its end when ${replica} is killed`, async ({ request }) => {
    const { events, url } = stage();
    const free = [...(await seatStates(request, url, events.live))]
      .filter(([, state]) => state === '.')
      .map(([seatId]) => seatId);
    const buyers = free
      .slice(-BUYERS)
      .map((seatId, place) =>
        guest(url, events.live, seatId, CARD_NAMES[place % CARD_NAMES.length] ?? 'good'),
      );
    const sales = buyers.map((buyer) => buyer.buyAtLast());
    await Promise.race(sales);
    await kill(replica);
    const bookings = await Promise.all(sales);

    expect(new Set(bookings.map(({ bookingId }) => bookingId)).size).toBe(BUYERS);
    for (const { email } of buyers) await mailTo(request, email);
    await revive(replica);
    await expectEverywhere(request, events.live, (states) =>
      buyers.every(({ seatId }) => states.get(seatId) === 's'),
    );
  });
}
