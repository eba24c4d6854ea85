/**
 * Where the endpoints are that a site calls until seats are chosen, apart from their schemas, so that a browser can
 * draw its first page before it has loaded a schema library. The endpoints take their addresses from here.
 */
export const ADDRESSES = {
  signIn: { method: 'post', path: '/auth/sign-in' },
  refresh: { method: 'post', path: '/auth/refresh' },
  signOut: { method: 'post', path: '/auth/sign-out' },
  forgotPassword: { method: 'post', path: '/auth/forgotten-password' },
  resetPassword: { method: 'post', path: '/auth/reset-password' },
  changeProfile: { method: 'patch', path: '/me' },
  changePassword: { method: 'post', path: '/me/password' },
  listSessions: { method: 'get', path: '/me/sessions' },
  endSession: { method: 'delete', path: '/me/sessions/:sessionId' },
  endOtherSessions: { method: 'delete', path: '/me/sessions' },
  listEvents: { method: 'get', path: '/events' },
  listEventFacets: { method: 'get', path: '/event-facets' },
  getEvent: { method: 'get', path: '/events/:eventId' },
  registerForEvent: { method: 'post', path: '/events/:eventId/registrations' },
  getEventCalendar: { method: 'get', path: '/events/:eventId/calendar.ics' },
  getSeatingPlan: { method: 'get', path: '/events/:eventId/seating-plan' },
  streamAvailability: { method: 'get', path: '/events/:eventId/availability/stream' },
  holdSeats: { method: 'post', path: '/events/:eventId/bookings' },
  changeSeats: { method: 'put', path: '/bookings/:bookingId/seats' },
  releaseBooking: { method: 'delete', path: '/bookings/:bookingId' },
  renewBooking: { method: 'post', path: '/bookings/:bookingId/renew' },
  getBooking: { method: 'get', path: '/bookings/:bookingId' },
} as const;
