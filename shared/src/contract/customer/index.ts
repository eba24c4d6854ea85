export * from './account.ts';
export * from './auth.ts';
export * from './bookings.ts';
export * from './events.ts';
export * from './own-bookings.ts';
export * from './own-tickets.ts';
export * from './payments.ts';
export * from './promo.ts';
