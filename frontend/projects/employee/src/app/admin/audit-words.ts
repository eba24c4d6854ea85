import type { AuditAction } from '@foyer/shared/domain';

/** What was done, as the end of a sentence that begins with who did it; the subject's name may follow. */
export const ACTION_WORDS: Readonly<Record<AuditAction, string>> = {
  'account.signed-in': 'signed in',
  'account.password-changed': 'changed their password',
  'account.profile-changed': 'changed their profile',
  'account.sessions-ended': 'ended sessions',
  'employee.invited': 'invited',
  'employee.invited-again': 'invited again',
  'employee.deactivated': 'deactivated',
  'employee.reactivated': 'gave access again to',
  'event.created': 'made the draft',
  'event.changed': 'changed the event',
  'event.cloned': 'duplicated as',
  'event.deleted': 'deleted the draft',
  'event.publishing': 'published',
  'event.unpublishing': 'unpublished',
  'event.cancelled': 'cancelled',
  'event.plan-changed': 'changed the room of',
  'event.recounted': 'had the figures recounted of',
  'category.created': 'added a ticket category to',
  'category.changed': 'changed a ticket category of',
  'category.deleted': 'deleted a ticket category of',
  'image.added': 'added a picture to',
  'image.changed': 'changed a picture of',
  'image.deleted': 'deleted a picture of',
  'promo.created': 'added a promo code to',
  'promo.changed': 'changed a promo code of',
  'promo.deleted': 'deleted a promo code of',
  'steward.assigned': 'assigned a steward to',
  'steward.removed': 'took a steward off',
  'plan.created': 'kept the seating plan',
  'plan.changed': 'changed the seating plan',
  'plan.deleted': 'deleted the seating plan',
  'ticket.admission-undone': 'took an admission back at',
  'booking.tickets-cancelled': 'cancelled tickets of a booking for',
  'booking.refunded': 'gave money back for a booking for',
  'booking.tickets-resent': 'had tickets mailed again for',
  'booking.made': 'booked for somebody at the box office of',
  'waitlist.offered': 'offered freed places to the waitlist of',
  'waitlist.removed': 'took somebody off the waitlist of',
  'payment.retried': 'had a payment asked about again:',
  'refund.retried': 'had a refund tried again:',
  'effect.retried': 'had something tried again that was given up:',
  'mail.retried': 'had failed mails sent again for',
  'message.sent': 'wrote to those with tickets for',
};

const GROUP_NAMES: Readonly<Record<string, string>> = {
  account: 'Own account',
  employee: 'People',
  event: 'Events',
  category: 'Ticket categories',
  image: 'Pictures',
  promo: 'Promo codes',
  steward: 'Stewards',
  plan: 'Seating plans',
  ticket: 'Tickets',
  booking: 'Bookings',
  waitlist: 'Waitlists',
  payment: 'Payments',
  refund: 'Refunds',
  effect: 'What was given up',
  mail: 'Mails',
  message: 'Messages',
};

/** The actions to filter by, in groups by what they are done to. */
export const ACTION_GROUPS = groupsOf(Object.keys(ACTION_WORDS) as AuditAction[]);

function groupsOf(actions: readonly AuditAction[]) {
  const groups = Map.groupBy(actions, (action) => action.slice(0, action.indexOf('.')));
  return [...groups].map(([group, members]) => ({
    name: GROUP_NAMES[group] ?? group,
    actions: members.map((action) => ({ action, words: shortWords(action) })),
  }));
}

/** An action as an entry of a list, such as `Plan changed`. */
function shortWords(action: AuditAction): string {
  const words = action.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The name of a changed field in words: `venue.timeZone` is `Venue, time zone`. */
export function fieldWords(field: string): string {
  const words = field
    .split('.')
    .map((part) => part.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase())
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A value as people read it; times in the reader's own zone. */
export function valueWords(value: unknown, locale: string): string {
  if (value === undefined || value === null) return 'nothing';
  if (value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'string') return INSTANT.test(value) ? momentWords(value, locale) : value;
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : value.map((one) => valueWords(one, locale)).join('; ');
  }
  return Object.entries(value)
    .map(([field, one]) => `${fieldWords(field).toLowerCase()} ${valueWords(one, locale)}`)
    .join(', ');
}

function momentWords(instant: string, locale: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(instant));
}

/** Where a subject can be looked at; some, such as tickets and plans of others, have no page. */
export function subjectLink(subject: string): string | undefined {
  return subject.startsWith('evt_') ? `/events/${subject}/setup` : undefined;
}
