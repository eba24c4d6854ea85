import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MINUTE_MS, type PaymentAttempt, type TicketedEvent } from '../domain/index.ts';
import { checkInvariants } from '../use-cases/invariants/check-invariants.ts';
import type { BookingWorld } from './booking-world.ts';
import type { Sale } from './sale-script.ts';
import { drainOutbox, reconcile } from './shopper.ts';

/** Lets the time pass in which every hold and payment ends, while the jobs do their work. */
export async function letEverythingEnd(world: BookingWorld): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.clock.advance(20 * MINUTE_MS);
    await reconcile(world);
    await drainOutbox(world);
  }
}

/** Everything that is wrong with a sale after its end, in words; empty when all is well. */
export async function faultsOf({ world, event, deeds }: Sale): Promise<string[]> {
  const { violations, pending } = await checkInvariants(world, event.eventId);
  return [
    ...violations,
    ...pending,
    ...(await booksFaults(world, event)),
    ...(await brokenPromises({ world, deeds })),
  ];
}

/** What the provider's own books say otherwise than ours. */
async function booksFaults(world: BookingWorld, { eventId }: TicketedEvent): Promise<string[]> {
  const { attempts, refunds } = await world.records.payments(eventId);
  const faults = (
    await Promise.all(attempts.map((attempt) => attemptFaults(world, attempt)))
  ).flat();
  const paidBack = new Set(await filesIn(world, 'refunds'));
  for (const { refundId } of refunds)
    if (!paidBack.has(refundId)) faults.push(`The provider never paid ${refundId} back.`);
  return faults;
}

async function attemptFaults(world: BookingWorld, attempt: PaymentAttempt): Promise<string[]> {
  const { bookingId, attempt: number, status, outcome } = attempt;
  const { state } = await world.sandbox.look(attempt);
  const name = `Payment ${number} of ${bookingId}`;
  if (state === 'captured' && !outcome) return [`${name} took money and has no outcome.`];
  if (state !== 'captured' && status === 'captured') return [`${name} counts money never taken.`];
  if (status === 'started') return [`${name} is still open, the provider says ${state}.`];
  return [];
}

/** Confirmations that were told to somebody and are no longer so. */
async function brokenPromises({ world, deeds }: Pick<Sale, 'world' | 'deeds'>): Promise<string[]> {
  const faults: string[] = [];
  for (const { result } of deeds) {
    const told = result && 'booking' in result ? result : undefined;
    if (told?.status !== 'confirmed') continue;
    const { bookingId, lines } = told.booking;
    const stands = await world.bookings.find(bookingId);
    if (stands?.status !== 'confirmed' || !isDeepStrictEqual(stands.lines, lines))
      faults.push(`${bookingId} was told to be confirmed and is ${stands?.status ?? 'gone'}.`);
  }
  return faults;
}

/** Names, without ending, of what the sandbox has in one of its books. */
async function filesIn({ folder }: BookingWorld, book: string): Promise<string[]> {
  const names = await readdir(join(folder, 'sandbox', book)).catch(() => []);
  return names.map((name) => name.replace(/\.json$/, ''));
}
