import { DomainError, type Instant } from '../domain/index.ts';
import type { ChargeRequest } from '../use-cases/ports.ts';

/** What the sandbox does with a charge to a test card. */
export type CardBehaviour = 'capture' | 'decline' | 'lack-funds' | 'authenticate' | 'capture-later';

/** The test cards; docs/payments-sandbox.md tells people about them. */
const SANDBOX_CARDS: Readonly<Record<string, CardBehaviour>> = {
  '4242424242424242': 'capture',
  '4000000000000002': 'decline',
  '4000000000009995': 'lack-funds',
  '4000002500003155': 'authenticate',
  '4000000000000077': 'capture-later',
};

/** What a card does. Throws 'payment-method-invalid' for none, a mistyped, an expired or an unknown one. */
export function behaviourOf(card: ChargeRequest['card'], now: Instant): CardBehaviour {
  const number = card?.number.replaceAll(' ', '') ?? '';
  if (!card || !passesLuhn(number)) throw refused('number');
  if (hasExpired(card.expiry, now)) throw refused('expiry');
  const behaviour = SANDBOX_CARDS[number];
  if (!behaviour) throw refused('number');
  return behaviour;
}

function refused(field: 'number' | 'expiry'): DomainError {
  return new DomainError('payment-method-invalid', { field });
}

/** True when the check digit fits: every second digit from the right counts double. */
function passesLuhn(number: string): boolean {
  const digits = Array.from(number, Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const worth = index % 2 === 0 ? digit : digit * 2;
    return total + (worth > 9 ? worth - 9 : worth);
  }, 0);
  return digits.length >= 12 && sum % 10 === 0;
}

/** A card is good until the end of its month, written `MM/YY`. */
function hasExpired(expiry: string, now: Instant): boolean {
  const [month = '', year = ''] = expiry.split('/');
  return `20${year}-${month}` < now.slice(0, 'YYYY-MM'.length);
}
