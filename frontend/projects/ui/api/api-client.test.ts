import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { customer, type SessionView } from '@foyer/shared/contract';
import { ApiClient } from './api-client.ts';
import { ApiProblem } from './api-problem.ts';
import { provideApi } from './provide-api.ts';
import { Session } from './session.ts';

const eventId = 'evt_1';
const session = (accessToken: string): SessionView => ({
  accessToken,
  expiresInSeconds: 900,
  account: {
    userId: 'usr_1',
    role: 'customer',
    email: 'ada@example.org',
    name: 'Ada',
    emailVerified: false,
  },
});
const problem = (code: string, status: number) => ({
  body: { type: 'about:blank', title: code, status, code },
  options: { status, statusText: code },
});

/** Waits until the promises under way have gone on. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

function setUp() {
  TestBed.configureTestingModule({
    providers: [
      provideApi({ base: '/api', refresh: customer.refresh, signOut: customer.signOut }),
      provideHttpClientTesting(),
    ],
  });
  return {
    api: TestBed.inject(ApiClient),
    session: TestBed.inject(Session),
    http: TestBed.inject(HttpTestingController),
  };
}

async function answerExpired(http: HttpTestingController, address: string): Promise<void> {
  await settle();
  const { body, options } = problem('token-expired', 401);
  http.expectOne(address).flush(body, options);
}

describe('the client of the API', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('sends method, address, body and Idempotency-Key as the contract says', async () => {
    const { api, http } = setUp();
    const held = api.call(customer.holdSeats, {
      params: { eventId },
      body: { seats: ['a1'] },
      idempotencyKey: 'key',
    });
    await settle();
    const { request, flush } = expectBound(http, '/api/events/evt_1/bookings');
    expect(request.method).toBe('POST');
    expect(request.body).toEqual({ seats: ['a1'] });
    expect(request.headers.get('Idempotency-Key')).toBe('key');
    expect(request.headers.has('Authorization')).toBe(false);
    flush({ bookingId: 'bkg_1' });
    expect(await held).toEqual({ bookingId: 'bkg_1' });
  });

  it('rejects with the refusal’s code, details and faults', async () => {
    const { api, http } = setUp();
    const held = api.call(customer.holdSeats, {
      params: { eventId },
      body: { seats: ['a1'] },
      idempotencyKey: 'key',
    });
    await settle();
    const { body, options } = problem('seat-unavailable', 409);
    http
      .expectOne('/api/events/evt_1/bookings')
      .flush({ ...body, details: { seats: ['a1'] } }, options);
    const error = await held.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({
      code: 'seat-unavailable',
      status: 409,
      details: { seats: ['a1'] },
    });
  });

  it('calls no answer offline, and an answer that is no problem document by its status', async () => {
    const { api, http } = setUp();
    const first = api.call(customer.getEvent, { params: { eventId } });
    await settle();
    http.expectOne('/api/events/evt_1').error(new ProgressEvent('error'));
    await expect(first).rejects.toMatchObject({ code: 'offline' });
    const second = api.call(customer.getEvent, { params: { eventId } });
    await settle();
    http.expectOne('/api/events/evt_1').flush('<html>', { status: 502, statusText: 'Bad Gateway' });
    await expect(second).rejects.toMatchObject({ code: 'busy', status: 502 });
  });

  it('trades the refresh cookie once for all requests whose token has expired, and sends them again', async () => {
    const { api, http, session: current } = setUp();
    current.open(session('old'));
    const both = Promise.all([
      api.call(customer.me, {}),
      api.call(customer.listMyBookings, { query: {} }),
    ]);
    await answerExpired(http, '/api/me');
    await answerExpired(http, '/api/me/bookings');
    await settle();
    http.expectOne('/api/auth/refresh').flush(session('new'));
    await settle();
    const again = http.expectOne('/api/me');
    expect(again.request.headers.get('Authorization')).toBe('Bearer new');
    again.flush('me');
    http.expectOne('/api/me/bookings').flush('bookings');
    expect(await both).toEqual(['me', 'bookings']);
  });

  it('is signed out when the refresh cookie is worth nothing any more', async () => {
    const { api, http, session: current } = setUp();
    current.open(session('old'));
    const me = api.call(customer.me, {});
    await answerExpired(http, '/api/me');
    await settle();
    const { body, options } = problem('not-signed-in', 401);
    http.expectOne('/api/auth/refresh').flush(body, options);
    await expect(me).rejects.toMatchObject({ code: 'token-expired' });
    expect(current.account()).toBeUndefined();
  });

  it('stays signed in when the trade fails for want of a connection', async () => {
    const { http, session: current } = setUp();
    current.open(session('old'));
    const traded = current.refresh();
    http.expectOne('/api/auth/refresh').error(new ProgressEvent('error'));
    expect(await traded).toBe(false);
    expect(current.account()?.name).toBe('Ada');
  });

  it('signs in again after a reload before anything else is asked', async () => {
    localStorage.setItem('foyer.signed-in/api', 'yes');
    const { api, http } = setUp();
    const me = api.call(customer.me, {});
    await settle();
    http.expectNone('/api/me');
    http.expectOne('/api/auth/refresh').flush(session('fresh'));
    await settle();
    const asked = http.expectOne('/api/me');
    expect(asked.request.headers.get('Authorization')).toBe('Bearer fresh');
    asked.flush('me');
    expect(await me).toBe('me');
  });
});

function expectBound(http: HttpTestingController, address: string) {
  const pending = http.expectOne(address);
  return { request: pending.request, flush: (body: object) => pending.flush(body) };
}
