import type { ProblemCode } from '../api/api-problem.ts';

/** What people read for each refusal: the fact first, then the way on. The one place where these texts stand. */
export const REFUSAL_TEXTS: Readonly<Record<ProblemCode, string>> = {
  offline: 'You seem to be offline. Check your connection and try again.',

  'invalid-request': 'Some of this could not be read. Check the fields and try again.',
  'malformed-json': 'That did not arrive in one piece. Try again.',
  'body-too-large': 'That was too large to take. Send something smaller.',
  'not-found': 'There is nothing at this address.',
  'method-not-allowed': 'That cannot be done here. Reload the page and try again.',
  'unsupported-media-type': 'This kind of file cannot be used here.',
  'foreign-origin':
    'This came from another site and was not accepted. Open the page again from its own address.',
  'too-many-requests': 'That was a lot in a short time. Wait a minute and try again.',
  'idempotency-key-required': 'That did not arrive in one piece. Reload the page and try again.',

  'not-signed-in': 'Sign in to go on.',
  'token-expired': 'You were signed out after a while. Sign in again to go on.',
  'token-invalid': 'Your sign-in is no longer valid. Sign in again to go on.',
  'wrong-credentials':
    'This e-mail address and password do not belong together. Check both and try again.',
  'account-inactive': 'This account has been deactivated. Write to the organizer who invited you.',
  'password-change-required': 'Choose a new password first.',
  'invitation-expired':
    'This one-time password has run out. Ask an administrator to invite you again.',
  'refresh-token-reused': 'For your safety you were signed out. Sign in again to go on.',
  'email-taken':
    'There is an account with this e-mail address already. Use that account, or another address.',
  'address-not-allowed': 'The portal is not open to this network. Ask your admin.',
  'role-missing': 'Your account may not do this.',
  'link-invalid':
    'This link is no longer valid. Use the newest mail about your booking, or sign in.',
  'account-not-found': 'This account is not here any more. Load the list again.',
  'account-link-invalid': 'This link has been used or has run out. Ask for a new one.',
  'password-unchanged': 'Choose a password that differs from the old one.',
  'own-account': 'You cannot do this to your own account. Ask another administrator.',
  'already-joined': 'This person has joined already and can ask for a new password themselves.',
  'session-not-found': 'This session has ended already.',

  'event-not-found': 'This event is not here. It may have been taken down.',
  'event-not-on-sale': 'Tickets for this event are not on sale.',
  'event-not-cancelled': 'This event is not cancelled.',
  'sales-not-open': 'Sales have not opened yet.',
  'sales-closed': 'Sales for this event have closed.',
  'plan-changed': 'The room was just changed. Choose your seats again on the new plan.',
  'seat-unknown': 'This seat is not part of the room any more. Choose another one.',
  'section-unknown': 'This section is not part of the room any more. Choose another one.',
  'category-unknown': 'This ticket category is not sold any more. Choose another one.',
  'event-changed': 'Somebody changed this event since you opened it. Load it again to go on.',
  'event-not-draft': 'This can only be done while the event is a draft.',
  'event-incomplete': 'Something is missing before this event can go on sale. See the checklist.',
  'event-has-sales': 'Tickets have been sold or are held, so the event has to stay published.',
  'event-busy': 'The event is being published or taken down. Wait until that is done.',
  'category-sold': 'Tickets of this category have been sold, so it has to stay.',
  'category-in-use': 'Seats of the room are in this category. Give them another one first.',
  'category-not-on-sale': 'This ticket category is not on sale at the moment. Choose another one.',
  'steward-not-found': 'This steward is not here any more. Load the list again.',
  'plan-not-found': 'This seating plan is not here any more.',
  'plan-malformed': 'This file is not a seating plan we can read.',
  'plan-touches-sold':
    'Some of the seats you changed are sold or held. They have to stay as they are.',

  'image-not-found': 'This picture is not here any more.',
  'image-unreadable': 'This file is damaged. Save the picture anew and try again.',
  'image-type-refused': 'Choose a JPEG, PNG or WebP picture.',
  'image-too-large': 'This picture is larger than 10 MB. Choose a smaller one.',
  'image-too-many-pixels': 'This picture has too many pixels. Scale it down and try again.',
  'image-too-small': 'This picture is too small. It must be at least 480 pixels wide and 270 high.',
  'too-many-images': 'The event has as many pictures as it may have. Remove one first.',

  'promo-unknown': 'We do not know this code for this event. Check its spelling.',
  'promo-exists': 'The event has a code of this name already.',
  'promo-not-valid-now': 'This code is not valid at the moment.',
  'promo-not-for-these': 'This code is not for the tickets you chose.',
  'promo-uses-taken':
    'More tickets than that are bought or held with this code already. Choose a higher limit.',
  'promo-used-up': 'This code has been used up.',

  'seat-unavailable': 'Someone took this seat a moment ago. Choose another one.',
  'single-seat-left':
    'This would leave a single seat that hardly anybody can use. Move one seat over.',
  'places-unavailable': 'There are not that many places left. Choose fewer, or another category.',
  'too-many-tickets': 'That is more than one booking may have. Take a few away first.',
  'customer-limit-reached':
    'You have reached the number of tickets that one person may buy for this event.',
  'event-fenced': 'Sales for this event are paused right now. Try again in a little while.',
  'registration-closed':
    'Signing up in one step is not offered for this event any more. Open the event to get tickets.',
  'key-reused': 'Something got mixed up on the way. Try again.',
  'booking-over': 'This booking is over. Choose your seats again.',

  'booking-not-found': 'This booking is not here. Open it from the mail we sent, or sign in.',
  'booking-not-held': 'These seats are no longer held for you. Choose again.',
  'booking-paying': 'A payment for these seats is under way. Wait until it is through.',
  'booking-not-confirmed': 'This booking is not confirmed, so there are no tickets yet.',
  'cancellation-closed': 'These tickets can no longer be given back.',
  'refund-too-high': 'So much of the payment is not left to give back.',
  'refund-changed': 'The refund has changed in the meantime. Look at it once more.',
  'waitlist-closed': 'The waitlist for this event is closed right now.',
  'places-free':
    'There are seats for you right now, so there is no need to wait. Choose them on the map.',
  'waits-already':
    'This address is on the waitlist already. Use the link in the mail about it to see the place in line.',
  'entry-not-found': 'This place in line is not here. Use the newest mail about it.',
  'nothing-fits': 'No places that suit this party are free at the moment.',
  'entry-over': 'This place in line is over. You can join again.',
  'ticket-not-found': 'This ticket is not here.',
  'ticket-used': 'This ticket has been used at the door already.',
  'ticket-not-used': 'This ticket has not been used, so there is nothing to take back.',
  'ticket-void': 'This ticket is not valid any more.',
  'ticket-transferred': 'This ticket has been passed on and belongs to somebody else now.',
  'already-renewed': 'The time was renewed once already.',
  'seats-offered':
    'These exact seats were offered to you from the waitlist. They cannot be exchanged for others.',
  'hold-expired':
    'The time to pay ran out, and the seats were given back. Choose again; most of them are still free.',

  'payment-declined': 'Your card was declined. Nothing was charged, and your seats are still held.',
  'insufficient-funds':
    'There is not enough money on this card. Nothing was charged, and your seats are still held.',
  'payment-in-progress': 'A payment for this booking is under way. Wait until it is through.',
  'payment-method-invalid': 'This card cannot be used. Check its number, or use another card.',
  'payment-not-found': 'This payment is not known here.',
  'nobody-to-write-to': 'Nobody has tickets yet that this message is for.',
  'mail-refused': 'The mail server did not take the mail. Try again in a moment.',
  'trouble-over': 'This has come right in the meantime. Load the page again.',
  'provider-unknown': 'This way of paying is not offered here.',
  'webhook-forged': 'This message could not be trusted.',
  'webhook-stale': 'This message is too old.',

  busy: 'Many people are here right now. Try again in a moment.',
  'store-unavailable': 'We cannot reach our records right now. Try again in a minute.',
  'provider-unavailable':
    'The payment service does not answer right now. Nothing was charged. Try again in a minute.',
  internal: 'Something went wrong on our side. Try again; if it stays, tell us when it happened.',
};
