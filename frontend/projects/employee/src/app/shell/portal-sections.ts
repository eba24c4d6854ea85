import type { Role } from '@foyer/shared/domain';

/** A section of the portal in its navigation. */
export type PortalSection = {
  readonly path: string;
  readonly icon: string;
  readonly name: string;
  /** What the name leaves out, for who hovers. */
  readonly hint: string;
};

const PLANS: PortalSection = {
  path: '/plans',
  icon: 'chair',
  name: 'Plans',
  hint: 'Seating plans to use again',
};
const OF_ADMINS: readonly PortalSection[] = [
  { path: '/people', icon: 'group', name: 'People', hint: 'Organizers, stewards and admins' },
  { path: '/totals', icon: 'query_stats', name: 'Totals', hint: 'Figures of all events' },
  { path: '/health', icon: 'monitor_heart', name: 'Health', hint: 'Money, mails, jobs and checks' },
  { path: '/audit', icon: 'history', name: 'Log', hint: 'Who did what, and when' },
];

/** The sections that an employee may enter; stewards have their events alone. */
export function sectionsFor(role: Role): readonly PortalSection[] {
  const events = { path: '/events', icon: 'event', name: 'Events' };
  if (role === 'admin')
    return [{ ...events, hint: 'All events of all organizers' }, PLANS, ...OF_ADMINS];
  if (role === 'organizer') return [{ ...events, hint: 'Your events' }, PLANS];
  return role === 'steward' ? [{ ...events, hint: 'Events that you work at' }] : [];
}
