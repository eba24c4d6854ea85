import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { guest, type CardName, type Guest } from './guest.ts';
import { startKillStage, type KillStage } from './kill-stage.ts';

let folder: string;
let stage: KillStage;
let seats: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-kill-'));
  stage = await startKillStage(folder);
  seats = Array.from({ length: 60 }, (_, seat) => `a${seat + 1}`);
}, 180_000);

afterAll(async () => {
  await stage.stop();
  await rm(folder, { recursive: true, maxRetries: 10 });
}, 60_000);

type Moment = 'before' | 'after';

/** Where a sale is stopped: at its n-th write to the store. */
type Stop = { readonly card: CardName; readonly freezeAt: number; readonly moment: Moment };

function newGuest(card: CardName): Guest {
  const seatId = seats.pop();
  if (!seatId) throw new Error('The room is sold out.');
  return guest(stage.site, stage.event.eventId, seatId, card);
}

/** How many writes a whole sale makes, from the hold to the mail and the figures. */
async function writesOfSale(card: CardName): Promise<number> {
  const buyer = newGuest(card);
  stage.proxy.watch({ seatId: buyer.seatId });
  await buyer.tryToBuy();
  await stage.quiet();
  const writes = stage.proxy.writesOf(buyer.seatId);
  stage.proxy.thaw();
  return writes;
}

function stopsOf(card: CardName, writes: number): Stop[] {
  return Array.from({ length: writes }, (_, write) => write + 1).flatMap((freezeAt) =>
    (['before', 'after'] as const).map((moment) => ({ card, freezeAt, moment })),
  );
}

/** Stops a sale at each of some steps, kills the services while all stand still, and lets the guests come back. */
async function killAt(stops: readonly Stop[]): Promise<Stop[]> {
  const sales = stops.map((stop) => ({ stop, buyer: newGuest(stop.card) }));
  for (const { stop, buyer } of sales) stage.proxy.watch({ ...stop, seatId: buyer.seatId });
  const tries = sales.map(({ buyer }) => buyer.tryToBuy());
  const frozen = await stage.proxy.settled();
  await stage.killAndRestart();
  await Promise.all(tries);
  await expectAllIsWell();

  const bookings = await Promise.all(sales.map(({ buyer }) => buyer.buyAtLast()));
  await expectAllIsWell();
  for (const { buyer } of sales) await expectMailed(buyer);
  expect(new Set(bookings.map(({ bookingId }) => bookingId)).size).toBe(sales.length);
  return sales.filter(({ buyer }) => frozen.has(buyer.seatId)).map(({ stop }) => stop);
}

async function expectAllIsWell(): Promise<void> {
  expect((await stage.quiet()).violations).toEqual([]);
  expect(await stage.moneyFaults()).toEqual([]);
}

/** A mail may come again when the service ends between its sending and its mark, with the same Message-ID. */
async function expectMailed({ email }: Guest): Promise<void> {
  const mails = await stage.mailsTo(email);
  expect(mails.length).toBeGreaterThanOrEqual(1);
  for (const { attachments } of mails) expect(attachments).toBe(2);
}

it('loses no seat, no money and no mail when it is killed at any step of a sale', async () => {
  const stops = [
    ...stopsOf('good', await writesOfSale('good')),
    ...stopsOf('delayed', await writesOfSale('delayed')),
  ];
  expect(stops.length).toBeGreaterThanOrEqual(2 * (7 + 8));
  const done = new Set<Stop>();
  for (let round = 0; round < 8 && done.size < stops.length; round += 1) {
    const left = stops.filter((stop) => !done.has(stop));
    for (const stop of await killAt(left)) done.add(stop);
  }
  expect(stops.filter((stop) => !done.has(stop))).toEqual([]);
}, 600_000);
