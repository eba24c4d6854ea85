import type { Refusal } from '../domain/index.ts';

/** How a refusal is answered: its HTTP status, and the fact and the way on in plain words. */
export type RefusalAnswer = { readonly status: number; readonly title: string };

/** The answer to every refusal; one without an answer does not compile. */
export const REFUSAL_ANSWERS: Readonly<Record<Refusal, RefusalAnswer>> = {
  'invalid-request': {
    status: 400,
    title: 'The request has faults; each is named with its place.',
  },
  'malformed-json': { status: 400, title: 'The body is not valid JSON.' },
  'body-too-large': { status: 413, title: 'The body is larger than this address accepts.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not know this method; the Allow header lists those it knows.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is of a media type that this address does not accept.',
  },
  'foreign-origin': {
    status: 403,
    title: 'Requests that change something must come from our own pages.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests in a short time. Wait a moment and try again.',
  },
  'idempotency-key-required': {
    status: 400,
    title: 'This request needs the header Idempotency-Key.',
  },

  'not-signed-in': { status: 401, title: 'You are not signed in.' },
  'token-expired': { status: 401, title: 'Your sign-in has run out. Refresh it or sign in again.' },
  'token-invalid': { status: 401, title: 'This access token is not one of ours. Sign in again.' },
  'wrong-credentials': { status: 401, title: 'E-mail address and password do not match.' },
  'account-inactive': {
    status: 403,
    title: 'This account has been deactivated. Ask an administrator.',
  },
  'password-change-required': {
    status: 403,
    title: 'Replace the one-time password before you go on.',
  },
  'invitation-expired': {
    status: 403,
    title: 'This one-time password has run out. Ask an administrator for a new invitation.',
  },
  'refresh-token-reused': {
    status: 401,
    title: 'This session was ended because its token was used twice. Sign in again.',
  },
  'email-taken': {
    status: 409,
    title: 'There is an account with this e-mail address. Sign in instead.',
  },
  'address-not-allowed': { status: 403, title: 'This address may not open the portal.' },
  'role-missing': { status: 403, title: 'Your account may not do this.' },
  'link-invalid': {
    status: 403,
    title: 'This link does not open this booking. Use the newest one from your mail.',
  },
  'account-not-found': { status: 404, title: 'There is no such account.' },
  'account-link-invalid': {
    status: 403,
    title: 'This link has been used or has run out. Ask for a new one.',
  },
  'password-unchanged': { status: 409, title: 'The new password must differ from the old one.' },
  'own-account': { status: 409, title: 'You cannot do this to your own account.' },
  'already-joined': {
    status: 409,
    title: 'This person has joined already; they can ask for a new password themselves.',
  },
  'session-not-found': { status: 404, title: 'There is no such session.' },

  'event-not-found': { status: 404, title: 'There is no such event.' },
  'event-not-on-sale': { status: 409, title: 'This event is not on sale.' },
  'event-not-cancelled': { status: 409, title: 'This event is not cancelled.' },
  'sales-not-open': { status: 409, title: 'Sales have not opened yet.' },
  'sales-closed': { status: 409, title: 'Sales have closed.' },
  'plan-changed': {
    status: 409,
    title: 'The seating plan has changed. Load it again and choose anew.',
  },
  'seat-unknown': { status: 422, title: 'The seating plan has no such seat.' },
  'section-unknown': { status: 422, title: 'The seating plan has no such standing area.' },
  'category-unknown': { status: 422, title: 'The event has no such ticket category.' },
  'event-changed': {
    status: 409,
    title: 'Somebody changed this event since you opened it. Load it again.',
  },
  'event-not-draft': { status: 409, title: 'Only a draft can be changed in this way.' },
  'event-incomplete': {
    status: 409,
    title: 'The event cannot be published yet; what is missing is listed.',
  },
  'event-has-sales': { status: 409, title: 'Tickets of this event have been sold or are held.' },
  'event-busy': { status: 409, title: 'The event is being published or taken down. Wait for it.' },
  'category-sold': { status: 409, title: 'Tickets of this category have been sold.' },
  'category-in-use': { status: 409, title: 'Seats of the room are in this category.' },
  'category-not-on-sale': { status: 409, title: 'This category is not on sale at the moment.' },
  'steward-not-found': { status: 404, title: 'There is no such steward.' },
  'plan-not-found': { status: 404, title: 'There is no such seating plan.' },
  'plan-malformed': {
    status: 422,
    title: 'This is not a seating plan we can read; the first fault is named with its place.',
  },
  'plan-touches-sold': {
    status: 409,
    title: 'The change touches seats that are sold or held; they are named.',
  },

  'image-not-found': { status: 404, title: 'The event has no such picture.' },
  'image-unreadable': {
    status: 422,
    title: 'The file is damaged: it cannot be read as a picture.',
  },
  'image-type-refused': { status: 415, title: 'Pictures must be JPEG, PNG or WebP.' },
  'image-too-large': { status: 413, title: 'A picture may have at most 10 MB.' },
  'image-too-many-pixels': { status: 422, title: 'The picture has too many pixels.' },
  'image-too-small': {
    status: 422,
    title: 'The picture is too small: it must be at least 480 pixels wide and 270 high.',
  },
  'too-many-images': { status: 409, title: 'The event has as many pictures as it may have.' },

  'promo-unknown': { status: 404, title: 'There is no such promo code for this event.' },
  'promo-exists': { status: 409, title: 'The event has a promo code of this name.' },
  'promo-not-valid-now': { status: 409, title: 'This promo code is not valid at the moment.' },
  'promo-not-for-these': {
    status: 409,
    title: 'This promo code is not for the tickets of this booking.',
  },
  'promo-uses-taken': {
    status: 409,
    title: 'More uses of this promo code than that are taken already.',
  },
  'promo-used-up': { status: 409, title: 'This promo code has been used up.' },

  'single-seat-left': {
    status: 409,
    title: 'This choice leaves a single seat free; a suggestion that does not is named.',
  },
  'registration-closed': { status: 409, title: 'Nobody can sign up for this event in one step.' },
  'seat-unavailable': {
    status: 409,
    title: 'Someone else has taken one of these seats. Choose another.',
  },
  'places-unavailable': { status: 409, title: 'There are not enough places left for this party.' },
  'too-many-tickets': { status: 422, title: 'These are more tickets than one booking may have.' },
  'customer-limit-reached': {
    status: 409,
    title: 'You have reached the number of tickets that one customer may buy for this event.',
  },
  'event-fenced': {
    status: 409,
    title: 'This event is being changed and takes no bookings at the moment.',
  },
  'key-reused': {
    status: 422,
    title: 'This Idempotency-Key belongs to a different request. Use a new key.',
  },
  'booking-over': {
    status: 409,
    title: 'The booking of this Idempotency-Key is over. Use a new key.',
  },

  'booking-not-found': { status: 404, title: 'There is no such booking, or it is not yours.' },
  'booking-not-held': { status: 409, title: 'This booking is no longer held.' },
  'booking-paying': { status: 409, title: 'A payment for this booking is under way.' },
  'booking-not-confirmed': { status: 409, title: 'This booking is not confirmed.' },
  'cancellation-closed': {
    status: 409,
    title: 'Tickets of this booking cannot be given back, or not any more.',
  },
  'refund-changed': {
    status: 409,
    title: 'The refund is another one by now. Look at it again.',
  },
  'refund-too-high': { status: 409, title: 'So much of the payment is not left.' },
  'waitlist-closed': { status: 409, title: 'Nobody can wait for places of this event now.' },
  'places-free': { status: 409, title: 'There are places for this party; book them.' },
  'waits-already': { status: 409, title: 'Somebody waits by this e-mail address already.' },
  'entry-not-found': { status: 404, title: 'There is no such waitlist entry.' },
  'nothing-fits': { status: 409, title: 'No places that suit this party are free now.' },
  'entry-over': { status: 409, title: 'This waitlist entry is over.' },
  'ticket-not-found': { status: 404, title: 'The booking has no such ticket.' },
  'ticket-not-used': { status: 409, title: 'This ticket has not been used at a door.' },
  'ticket-used': { status: 409, title: 'This ticket has been used.' },
  'ticket-void': { status: 409, title: 'This ticket is not valid any more.' },
  'ticket-transferred': { status: 409, title: 'This ticket belongs to somebody else by now.' },
  'already-renewed': {
    status: 409,
    title: 'The time of this booking was prolonged before; it can be prolonged once.',
  },
  'seats-offered': {
    status: 409,
    title: 'These seats are offered from the waitlist; they cannot be exchanged.',
  },
  'hold-expired': { status: 410, title: 'The time to book these seats has run out. Choose again.' },

  'payment-declined': {
    status: 402,
    title: 'The card was declined. Nothing was charged; try another card.',
  },
  'insufficient-funds': {
    status: 402,
    title: 'The card has insufficient funds. Nothing was charged; try another card.',
  },
  'payment-in-progress': {
    status: 409,
    title: 'A payment for this booking is under way. Wait for its result.',
  },
  'payment-method-invalid': { status: 422, title: 'This way of paying cannot be used here.' },
  'payment-not-found': { status: 404, title: 'There is no such payment.' },
  'nobody-to-write-to': { status: 409, title: 'Nobody has tickets that this is for.' },
  'mail-refused': { status: 424, title: 'The mail server did not take the mail.' },
  'trouble-over': { status: 409, title: 'There is nothing to try again.' },
  'provider-unknown': { status: 404, title: 'There is no such payment provider.' },
  'webhook-forged': { status: 401, title: 'The signature of this message does not hold.' },
  'webhook-stale': { status: 400, title: 'This message is too old.' },

  busy: { status: 503, title: 'Many people are booking right now. Try again in a moment.' },
  'store-unavailable': {
    status: 503,
    title: 'Our records cannot be reached at the moment. Try again shortly.',
  },
  'provider-unavailable': {
    status: 503,
    title: 'The payment provider cannot be reached at the moment. Try again shortly.',
  },
  internal: {
    status: 500,
    title: 'Something failed on our side. Nothing you entered is wrong; try again.',
  },
};

/** Seconds after which a refused request may be sent again, where waiting helps. */
export function retryAfterSeconds(status: number): number | undefined {
  if (status === 503) return 2;
  return status === 429 ? 30 : undefined;
}
