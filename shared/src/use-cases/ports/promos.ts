import type {
  AuditEntry,
  Booking,
  EpochMs,
  EventId,
  Instant,
  PromoCode,
  PromoId,
} from '../../domain/index.ts';
import type { PoolState } from './inventory.ts';

/** Promo codes, and the uses of limited ones: pools that free themselves as those of standing places do (rule 16). */
export type PromoStore = {
  /** By consistent read; the code as normalised. */
  find(eventId: EventId, code: string): Promise<PromoCode | undefined>;
  list(eventId: EventId): Promise<readonly PromoCode[]>;
  /**
   * Writes a new code, or what one turns into, and makes its pools add up to its limit. Answers with the code as it then
   * stands. Throws 'promo-exists', 'promo-unknown', 'promo-uses-taken', and 'busy' when it has changed since it was read.
   */
  write(promo: PromoCode, change: PromoChange): Promise<PromoCode>;
  /** Throws 'promo-unknown'. */
  remove(promo: PromoCode, entry: AuditEntry): Promise<void>;
  /** The pools of a limited code. */
  pools(promo: PromoCode): Promise<readonly PoolState[]>;
  /** Free uses by pool number; 0 for pools that are not among `some`. */
  freeUses(
    promo: PromoCode,
    some: readonly number[] | undefined,
    now: EpochMs,
  ): Promise<readonly number[]>;
  /** Gives back what a booking claims; a repeat changes nothing. */
  release(booking: Booking, now: EpochMs): Promise<void>;
  /** Makes a confirmed booking's claim permanent and counts its tickets; a repeat changes nothing. */
  use(booking: Booking, now: EpochMs): Promise<void>;
  /** Tickets bought with each code of an event; a projection of the outbox. */
  uses(eventId: EventId): Promise<ReadonlyMap<PromoId, number>>;
};

/** What a write of a code starts from. */
export type PromoChange = {
  /** The code as it was read; absent for a new one. */
  readonly stands?: PromoCode;
  /** Tickets bought with it before it had a limit. */
  readonly used: number;
  readonly entry: AuditEntry;
  readonly now: Instant;
};
