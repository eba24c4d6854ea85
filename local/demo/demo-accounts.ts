import type { Account, Role } from '@foyer/shared/domain';

/** The password of every demo account. */
export const DEMO_PASSWORD = 'foyer-demo-2026';

/** Somebody who can sign in to the demo. */
export type DemoAccount = Pick<Account, 'userId' | 'role' | 'email' | 'name'>;

const account = (userId: string, role: Role, email: string, name: string): DemoAccount => ({
  userId,
  role,
  email,
  name,
});

/** The customer of the demo. */
export const DEMO_CUSTOMER = account(
  'usr_demo-customer',
  'customer',
  'customer@foyer.example',
  'Ida Lindqvist',
);

/** The steward who works at the doors of every demo event. */
export const DEMO_STEWARD = account(
  'usr_demo-steward',
  'steward',
  'steward@foyer.example',
  'Tomasz Brandt',
);

/** The admin of the demo. */
export const DEMO_ADMIN = account(
  'usr_demo-admin',
  'admin',
  'admin@foyer.example',
  'Noor Achterberg',
);

/** The organizers of the demo, by the house they run. */
export const DEMO_ORGANIZERS = {
  aurelia: account('usr_demo-aurelia', 'organizer', 'organizer@foyer.example', 'Aurelia Theatre'),
  northlight: account('usr_demo-northlight', 'organizer', 'live@foyer.example', 'Northlight Live'),
  ropewalk: account('usr_demo-ropewalk', 'organizer', 'commons@foyer.example', 'Ropewalk Commons'),
} as const;

/** A key of {@link DEMO_ORGANIZERS}. */
export type DemoOrganizer = keyof typeof DEMO_ORGANIZERS;

/** Every demo account, one of each role first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  DEMO_CUSTOMER,
  DEMO_ORGANIZERS.aurelia,
  DEMO_STEWARD,
  DEMO_ADMIN,
  DEMO_ORGANIZERS.northlight,
  DEMO_ORGANIZERS.ropewalk,
];
