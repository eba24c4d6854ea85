import type { Routes } from '@angular/router';
import { signedIn } from './account/signed-in.ts';
import { keepOrRelease } from './choose/keep-or-release.ts';

/** The pages by address; each is loaded when it is first opened. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Events',
    loadComponent: async () => (await import('./discover/discover-page.ts')).DiscoverPage,
  },
  {
    path: 'events/:eventId',
    title: 'Event',
    loadComponent: async () => (await import('./event/event-page.ts')).EventPage,
  },
  {
    path: 'events/:eventId/seats',
    title: 'Choose seats',
    canDeactivate: [keepOrRelease],
    loadComponent: async () => (await import('./choose/choose-page.ts')).ChoosePage,
  },
  {
    path: 'events/:eventId/sign-up',
    title: 'Sign up',
    loadComponent: async () =>
      (await import('./registration/registration-page.ts')).RegistrationPage,
  },
  {
    path: 'events/:eventId/waitlist',
    title: 'Waitlist',
    loadComponent: async () => (await import('./waitlist/join-page.ts')).JoinPage,
  },
  {
    path: 'events/:eventId/waitlist/:entryId',
    title: 'Your place in line',
    loadComponent: async () => (await import('./waitlist/place-page.ts')).PlacePage,
  },
  {
    path: 'bookings/:bookingId',
    title: 'Your booking',
    loadComponent: async () => (await import('./booking/booking-page.ts')).BookingPage,
  },
  {
    path: 'bookings/:bookingId/checkout',
    title: 'Checkout',
    canDeactivate: [keepOrRelease],
    loadComponent: async () => (await import('./checkout/checkout-page.ts')).CheckoutPage,
  },
  {
    path: 'terms',
    title: 'Terms',
    loadComponent: async () => (await import('./terms/terms-page.ts')).TermsPage,
  },
  {
    path: 'tickets/:ticketId',
    title: 'Your ticket',
    loadComponent: async () => (await import('./booking/ticket-page.ts')).TicketPage,
  },
  {
    path: 'me/bookings',
    title: 'My bookings',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./booking/my-bookings-page.ts')).MyBookingsPage,
  },
  {
    path: 'me/account',
    title: 'My account',
    canActivate: [signedIn],
    loadComponent: async () => (await import('./account/my-account-page.ts')).MyAccountPage,
  },
  {
    path: 'forgot-password',
    title: 'Forgotten password',
    loadComponent: async () =>
      (await import('@foyer/ui/account/forgotten-password-page.ts')).ForgottenPasswordPage,
  },
  {
    path: 'reset-password',
    title: 'New password',
    loadComponent: async () =>
      (await import('@foyer/ui/account/reset-password-page.ts')).ResetPasswordPage,
  },
  {
    path: 'verify-email',
    title: 'Your e-mail address',
    loadComponent: async () => (await import('./account/verify-email-page.ts')).VerifyEmailPage,
  },
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: async () => (await import('./account/sign-in-page.ts')).SignInPage,
  },
  {
    path: 'sign-up',
    title: 'Make an account',
    loadComponent: async () => (await import('./account/sign-up-page.ts')).SignUpPage,
  },
  {
    path: '**',
    title: 'Not found',
    loadComponent: async () => (await import('./shell/not-found-page.ts')).NotFoundPage,
  },
];
