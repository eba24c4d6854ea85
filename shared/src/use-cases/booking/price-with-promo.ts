import {
  choosePools,
  DomainError,
  epochOf,
  fewerDraws,
  isPromoValid,
  isRefusal,
  moreDraws,
  promoClaimEnd,
  promoUsesOf,
  repriced,
  useOf,
  usesDrawn,
  withoutPromo,
  withPromo,
  type Booking,
  type BookingLine,
  type Instant,
  type PoolDraw,
  type PromoCode,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { Ledger, PromoStore } from '../ports.ts';

/** What pricing with a code needs. */
export type PromoDeps = {
  promos: Pick<PromoStore, 'find' | 'freeUses'>;
  ledger: Pick<Ledger, 'exchange'>;
  random: () => number;
};

/** A hold, and the lines that it is to have. */
export type Pricing = {
  readonly event: TicketedEvent;
  readonly booking: Booking;
  readonly lines: readonly BookingLine[];
};

/** Tries to claim uses before the code counts as too busy. */
const CHOICES = 5;

/** Pools that are looked at before all of them are. */
const SOME_POOLS = 5;

/**
 * The booking with its lines at the prices of a code. Those the code lowered already keep their price; of a limited code
 * no more are lowered than there are uses left.
 */
export async function pricedWith(
  deps: Pick<PromoDeps, 'promos' | 'random'>,
  { event, booking, lines }: Pricing,
  promo: PromoCode,
  now: Instant,
): Promise<Booking> {
  const had = useOf(booking, promo);
  const before = had ? lines : withoutPromo(lines);
  const wanted = promoUsesOf(withPromo(before, promo));
  const draws = promo.pools
    ? await drawsOf(deps, promo, { had: had?.draws ?? [], wanted }, now)
    : [];
  const most = promo.pools ? usesDrawn(draws) - promoUsesOf(before) : Infinity;
  const { promoId, pools } = promo;
  const use = {
    promoId,
    claimedUntil: had?.claimedUntil ?? promoClaimEnd(event, booking),
    ...(pools && { poolsId: pools.poolsId }),
    draws,
  };
  return repriced(event, booking, withPromo(before, promo, most), { code: promo.code, use });
}

/**
 * The booking with other lines and the code that it has, if any: applied to new lines where it fits and is still valid;
 * what has been agreed on stays in any case.
 */
export async function pricedAsBefore(
  deps: Pick<PromoDeps, 'promos' | 'random'>,
  pricing: Pricing,
  now: Instant,
): Promise<Booking> {
  const { event, booking, lines } = pricing;
  const { promoCode: code, promoUse: use } = booking;
  if (code === undefined || !use) return repriced(event, booking, lines);
  const promo = await deps.promos.find(event.eventId, code);
  if (promo && useOf(booking, promo) && isPromoValid(promo, now))
    return pricedWith(deps, pricing, promo, now);
  const draws = fewerDraws(use.draws, promoUsesOf(lines));
  return repriced(event, booking, lines, { code, use: { ...use, draws } });
}

/**
 * Commits a booking at new prices; prices anew as long as others were faster with a code's last uses.
 * Throws as {@link Ledger.exchange} does.
 */
export async function exchangePriced(
  deps: Pick<PromoDeps, 'ledger'>,
  booking: Booking,
  price: () => Promise<Booking>,
  now: Instant,
): Promise<Booking> {
  for (let choice = 1; choice <= CHOICES; choice += 1) {
    const changed = await price();
    try {
      await deps.ledger.exchange(booking, changed, epochOf(now));
      return changed;
    } catch (error) {
      if (!isRefusal(error, 'promo-used-up')) throw error;
    }
  }
  throw new DomainError('busy', { bookingId: booking.bookingId });
}

/** Which pools a booking's uses are drawn from: those it draws from, and others for what it needs beside. */
async function drawsOf(
  { promos, random }: Pick<PromoDeps, 'promos' | 'random'>,
  promo: PromoCode,
  { had, wanted }: { readonly had: readonly PoolDraw[]; readonly wanted: number },
  now: Instant,
): Promise<readonly PoolDraw[]> {
  const more = wanted - usesDrawn(had);
  if (more <= 0) return fewerDraws(had, wanted);
  for (const some of looks(promo, random)) {
    const free = await promos.freeUses(promo, some, epochOf(now));
    const draws = choosePools(free, more, random);
    if (draws) return moreDraws(had, draws);
  }
  return had;
}

/** Some neighbouring pools at first, so that a code of many uses does not cost many reads, then all. */
function looks({ pools }: PromoCode, random: () => number): (readonly number[] | undefined)[] {
  const count = pools?.count ?? 0;
  if (count <= SOME_POOLS) return [undefined];
  const start = Math.floor(random() * count);
  const some = Array.from({ length: SOME_POOLS }, (_, step) => (start + step) % count);
  return [some, undefined];
}
