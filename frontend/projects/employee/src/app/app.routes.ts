import type { Routes } from '@angular/router';
import { signedIn } from './account/signed-in.ts';
import { adminsOnly } from './admin/admins-only.ts';
import { ownersOnly } from './events/owners-only.ts';
import { atTheDoor } from './scan/at-the-door.ts';

/** The pages by address; each is loaded when it is first opened. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'events' },
  {
    path: 'events',
    title: 'Events',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./events/events-page.ts')).EventsPage,
  },
  {
    path: 'events/new',
    title: 'New event',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./events/new-event-page.ts')).NewEventPage,
  },
  {
    path: 'events/:eventId/setup',
    title: 'Set-up',
    canActivate: [signedIn, ownersOnly],
    loadChildren: async () => (await import('./setup/setup.routes.ts')).setupRoutes,
  },
  {
    path: 'events/:eventId/preview',
    title: 'Preview',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./events/preview-page.ts')).PreviewPage,
  },
  {
    path: 'events/:eventId/room',
    title: 'Room',
    canActivate: [signedIn, ownersOnly],
    loadChildren: async () => (await import('./designer/designer.routes.ts')).roomRoutes,
  },
  {
    path: 'plans',
    pathMatch: 'full',
    title: 'Seating plans',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./designer/plans/plans-page.ts')).PlansPage,
  },
  {
    path: 'plans/:planId',
    title: 'Seating plan',
    canActivate: [signedIn, ownersOnly],
    loadChildren: async () => (await import('./designer/designer.routes.ts')).planRoutes,
  },
  {
    path: 'events/:eventId/bookings',
    title: 'Bookings',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./sales/bookings-page.ts')).BookingsPage,
  },
  {
    path: 'events/:eventId/bookings/:bookingId',
    title: 'Booking',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./sales/booking-page.ts')).BookingPage,
  },
  {
    path: 'events/:eventId/dashboard',
    title: 'Dashboard',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./dashboard/dashboard-page.ts')).DashboardPage,
  },
  {
    path: 'events/:eventId/waitlist',
    title: 'Waitlist',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./waitlist/waitlist-page.ts')).WaitlistPage,
  },
  {
    path: 'events/:eventId/box-office',
    title: 'Box office',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./box-office/box-office-page.ts')).BoxOfficePage,
  },
  {
    path: 'events/:eventId/mails',
    title: 'Mails',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./messages/mails-page.ts')).MailsPage,
  },
  {
    path: 'events/:eventId/doors',
    title: 'Doors',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./doors/doors-page.ts')).DoorsPage,
  },
  {
    path: 'events/:eventId/messages',
    title: 'Messages',
    canActivate: [signedIn, ownersOnly],
    loadComponent: async () => (await import('./messages/messages-page.ts')).MessagesPage,
  },
  {
    path: 'events/:eventId/scan',
    title: 'Scan tickets',
    canActivate: [atTheDoor],
    loadComponent: async () => (await import('./scan/scan-page.ts')).ScanPage,
  },
  {
    path: 'people',
    title: 'People',
    canActivate: [signedIn, adminsOnly],
    loadComponent: async () => (await import('./admin/people-page.ts')).PeoplePage,
  },
  {
    path: 'totals',
    title: 'Totals',
    canActivate: [signedIn, adminsOnly],
    loadComponent: async () => (await import('./admin/totals-page.ts')).TotalsPage,
  },
  {
    path: 'health',
    title: 'Health',
    canActivate: [signedIn, adminsOnly],
    loadComponent: async () => (await import('./admin/health-page.ts')).HealthPage,
  },
  {
    path: 'audit',
    title: 'Audit log',
    canActivate: [signedIn, adminsOnly],
    loadComponent: async () => (await import('./admin/audit-page.ts')).AuditPage,
  },
  {
    path: 'account',
    title: 'Your account',
    canActivate: [signedIn],
    loadComponent: async () =>
      (await import('./account/account-settings-page.ts')).AccountSettingsPage,
  },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: async () => (await import('./account/sign-in-page.ts')).SignInPage,
  },
  {
    path: 'first-password',
    title: 'Set your password',
    loadComponent: async () => (await import('./account/first-password-page.ts')).FirstPasswordPage,
  },
  {
    path: 'forgot-password',
    title: 'Forgotten password',
    loadComponent: async () =>
      (await import('@foyer/ui/account/forgotten-password-page.ts')).ForgottenPasswordPage,
  },
  {
    path: 'reset-password',
    title: 'Choose a new password',
    loadComponent: async () =>
      (await import('@foyer/ui/account/reset-password-page.ts')).ResetPasswordPage,
  },
  {
    path: '**',
    title: 'Not found',
    loadComponent: async () => (await import('./shell/not-found-page.ts')).NotFoundPage,
  },
];
