import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { customer, type BookingView } from '@foyer/shared/contract';
import { provideApi } from '@foyer/ui/api/provide-api.ts';
import { Basket } from './basket.ts';

const EVENT = 'evt_1';

function booking(seats: readonly string[], change: Partial<BookingView> = {}): BookingView {
  return {
    bookingId: 'bkg_1',
    eventId: EVENT,
    status: 'held',
    planVersion: 'p1',
    lines: seats.map((seatId) => ({
      kind: 'seat',
      sectionId: 'sec_stalls',
      rowId: 'r1',
      seatId,
      label: { section: 'Stalls', row: 'A', seat: seatId },
      categoryId: 'cat_1',
      price: 4_800,
    })),
    totals: { tickets: 4_800, discount: 0, fees: 0, taxes: [], total: 4_800 },
    currency: 'EUR',
    heldUntil: '2030-01-01T00:10:00.000Z',
    renewable: true,
    paying: false,
    createdAt: '2030-01-01T00:00:00.000Z',
    ...change,
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

async function setUp() {
  TestBed.configureTestingModule({
    providers: [
      Basket,
      provideApi({ base: '/api', refresh: customer.refresh, signOut: customer.signOut }),
      provideHttpClientTesting(),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const basket = TestBed.inject(Basket);
  await basket.open(EVENT);
  const next = async (method: string, path: string): Promise<TestRequest> => {
    await settle();
    return http.expectOne({ method, url: `/api${path}` });
  };
  const hold = async (...seats: string[]): Promise<void> => {
    const held = basket.want({ seats, places: {} }, 'complete');
    (await next('POST', `/events/${EVENT}/bookings`)).flush(booking(seats));
    await held;
  };
  return { basket, http, next, hold };
}

function refuse(request: TestRequest, code: string, details?: object): void {
  const body = { type: 'about:blank', title: code, status: 409, code, details };
  request.flush(body, { status: 409, statusText: 'Conflict' });
}

describe('the basket', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('holds the first seat in a new booking, each time with a key of its own', async () => {
    const { basket, next } = await setUp();
    const tapped = basket.toggleSeat('a1', 'complete');
    expect(basket.selection().seats).toEqual(['a1']);
    expect(basket.settled()).toBe(false);
    const request = await next('POST', '/events/evt_1/bookings');
    expect(request.request.body).toEqual({ seats: ['a1'], instead: 'nearest' });
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    request.flush(booking(['a1']));
    await tapped;
    expect(basket.booking()?.bookingId).toBe('bkg_1');
    expect(basket.settled()).toBe(true);
  });

  it('tells the service one thing at a time, and of quick taps only the newest wish', async () => {
    const { basket, http, next } = await setUp();
    const done = Promise.all(['a1', 'a2', 'a3'].map((seat) => basket.toggleSeat(seat, 'complete')));
    expect(basket.count()).toBe(3);
    const first = await next('POST', '/events/evt_1/bookings');
    expect(first.request.body).toEqual({ seats: ['a1'], instead: 'nearest' });
    http.expectNone('/api/bookings/bkg_1/seats');
    first.flush(booking(['a1']));
    const second = await next('PUT', '/bookings/bkg_1/seats');
    expect(second.request.body).toEqual({ seats: ['a1', 'a2', 'a3'], instead: 'nearest' });
    second.flush(booking(['a1', 'a2', 'a3']));
    await done;
    expect(basket.settled()).toBe(true);
  });

  it('gives the booking back when the last seat leaves it', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.toggleSeat('a1', 'complete');
    (await next('DELETE', '/bookings/bkg_1')).flush(null);
    await done;
    expect(basket.booking()).toBeUndefined();
    expect(basket.count()).toBe(0);
  });

  it('names a seat that somebody else was quicker to take, and keeps the others', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.toggleSeat('a2', 'complete');
    refuse(await next('PUT', '/bookings/bkg_1/seats'), 'seat-unavailable', { seats: ['a2'] });
    await done;
    expect(basket.notice()).toEqual({ kind: 'lost', seats: ['a2'] });
    expect(basket.selection().seats).toEqual(['a1']);
    expect(basket.settled()).toBe(true);
  });

  it('says which equal seats are held instead of those that are gone', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.toggleSeat('a2', 'complete');
    const substitutes = [{ lost: 'a2', given: 'a0' }];
    (await next('PUT', '/bookings/bkg_1/seats')).flush({ ...booking(['a1', 'a0']), substitutes });
    await done;
    expect(basket.notice()).toEqual({ kind: 'substituted', substitutes });
    expect(basket.selection().seats).toEqual(['a1', 'a0']);
    expect(basket.settled()).toBe(true);
  });

  it('keeps a tap made meanwhile, with the seat given for the one that was gone', async () => {
    const { basket, next } = await setUp();
    const done = Promise.all(['a1', 'b1'].map((seat) => basket.toggleSeat(seat, 'complete')));
    const substitutes = [{ lost: 'a1', given: 'a2' }];
    const first = await next('POST', '/events/evt_1/bookings');
    first.flush({ ...booking(['a2']), substitutes });
    const second = await next('PUT', '/bookings/bkg_1/seats');
    expect(second.request.body).toEqual({ seats: ['a2', 'b1'], instead: 'nearest' });
    second.flush(booking(['a2', 'b1']));
    await done;
    expect(basket.selection().seats).toEqual(['a2', 'b1']);
  });

  it('has a choice judged when it is complete, and says what is wrong with it', async () => {
    const { basket, next } = await setUp();
    const tapped = basket.toggleSeat('a1', 'still-choosing');
    const first = await next('POST', '/events/evt_1/bookings');
    expect(first.request.body).toMatchObject({ stillChoosing: true });
    first.flush(booking(['a1'], { stillChoosing: true }));
    await tapped;
    const judged = basket.complete();
    const request = await next('PUT', '/bookings/bkg_1/seats');
    expect(request.request.body).toEqual({ seats: ['a1'], instead: 'nearest' });
    const details = { single: ['a0'], suggestion: ['a0'] };
    refuse(request, 'single-seat-left', details);
    expect(await judged).toBe(false);
    expect(basket.notice()).toEqual({ kind: 'single', ...details });
    const mended = basket.want({ seats: ['a0'], places: {} }, 'complete');
    (await next('PUT', '/bookings/bkg_1/seats')).flush(booking(['a0']));
    await mended;
    expect(await basket.complete()).toBe(true);
  });

  it('goes back to what is held when a wish is refused', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.toggleSeat('a2', 'complete');
    refuse(await next('PUT', '/bookings/bkg_1/seats'), 'too-many-tickets', { max: 1 });
    await done;
    expect(basket.notice()).toMatchObject({
      kind: 'refused',
      problem: { code: 'too-many-tickets' },
    });
    expect(basket.selection().seats).toEqual(['a1']);
  });

  it('holds anew when the hold behind it is over', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.toggleSeat('a2', 'complete');
    refuse(await next('PUT', '/bookings/bkg_1/seats'), 'hold-expired');
    const again = await next('POST', '/events/evt_1/bookings');
    expect(again.request.body).toEqual({ seats: ['a1', 'a2'], instead: 'nearest' });
    again.flush(booking(['a1', 'a2'], { bookingId: 'bkg_2' }));
    await done;
    expect(basket.booking()?.bookingId).toBe('bkg_2');
    expect(basket.notice()).toBeUndefined();
  });

  it('takes the best seats that the service finds in place of its own', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.takeBest({ quantity: 2 });
    const request = await next('PUT', '/bookings/bkg_1/seats');
    expect(request.request.body).toEqual({ best: { quantity: 2 } });
    request.flush(booking(['c7', 'c8']));
    await done;
    expect(basket.selection().seats).toEqual(['c7', 'c8']);
  });

  it('sends a request without an answer again under the same key', async () => {
    const { basket, next } = await setUp();
    const done = basket.toggleSeat('a1', 'complete');
    const lost = await next('POST', '/events/evt_1/bookings');
    lost.error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const again = await next('POST', '/events/evt_1/bookings');
    expect(again.request.headers.get('Idempotency-Key')).toBe(
      lost.request.headers.get('Idempotency-Key'),
    );
    again.flush(booking(['a1']));
    await done;
    expect(basket.settled()).toBe(true);
  });

  it('says when the time is over, and what can be asked for again', async () => {
    const { basket, hold } = await setUp();
    await hold('a1', 'a2');
    basket.expire();
    expect(basket.count()).toBe(0);
    expect(basket.notice()).toEqual({
      kind: 'expired',
      selection: { seats: ['a1', 'a2'], places: {} },
    });
  });

  it('starts the time again', async () => {
    const { basket, next, hold } = await setUp();
    await hold('a1');
    const done = basket.renew();
    const later = { heldUntil: '2030-01-01T00:20:00.000Z', renewable: false };
    (await next('POST', '/bookings/bkg_1/renew')).flush(booking(['a1'], later));
    await done;
    expect(basket.booking()).toMatchObject(later);
  });

  it('is there again after a reload, unless the hold has ended meanwhile', async () => {
    sessionStorage.setItem('foyer.booking.evt_1', 'bkg_1');
    const first = setUp();
    await settle();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/bookings/bkg_1')
      .flush(booking(['a1', 'a2']));
    expect((await first).basket.selection().seats).toEqual(['a1', 'a2']);

    TestBed.resetTestingModule();
    const second = setUp();
    await settle();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/bookings/bkg_1')
      .flush(booking(['a1', 'a2'], { status: 'expired' }));
    expect((await second).basket.count()).toBe(0);
  });
});
