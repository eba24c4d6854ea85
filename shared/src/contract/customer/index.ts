export * from './account.ts';
export * from './auth.ts';
export * from './bookings.ts';
export * from './events.ts';
export * from './payments.ts';
export * from './promo.ts';
