import type { Routes } from '@angular/router';
import { provideUploads } from '@foyer/ui/api/uploads.ts';
import { leaveSettled } from './leave-settled.ts';
import { SetupPage } from './setup-page.ts';

const canDeactivate = [leaveSettled];

/** The steps of setting an event up; each is loaded when it is first opened. */
export const setupRoutes: Routes = [
  {
    path: '',
    component: SetupPage,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'basics' },
      {
        path: 'basics',
        canDeactivate,
        loadComponent: async () => (await import('./basics-step.ts')).BasicsStep,
      },
      {
        path: 'venue',
        canDeactivate,
        loadComponent: async () => (await import('./venue-step.ts')).VenueStep,
      },
      {
        path: 'dates',
        canDeactivate,
        loadComponent: async () => (await import('./dates-step.ts')).DatesStep,
      },
      {
        path: 'room',
        loadComponent: async () => (await import('./room-step.ts')).RoomStep,
      },
      {
        path: 'prices',
        canDeactivate,
        loadComponent: async () => (await import('./prices/prices-step.ts')).PricesStep,
      },
      {
        path: 'pictures',
        providers: [provideUploads()],
        loadComponent: async () => (await import('./pictures/pictures-step.ts')).PicturesStep,
      },
      {
        path: 'promo-codes',
        loadComponent: async () =>
          (await import('./promo-codes/promo-codes-step.ts')).PromoCodesStep,
      },
      {
        path: 'stewards',
        loadComponent: async () => (await import('./stewards-step.ts')).StewardsStep,
      },
      {
        path: 'rules',
        canDeactivate,
        loadComponent: async () => (await import('./rules-step.ts')).RulesStep,
      },
      {
        path: 'publish',
        loadComponent: async () => (await import('./publish-step.ts')).PublishStep,
      },
    ],
  },
];
