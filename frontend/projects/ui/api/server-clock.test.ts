import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { readClock, ServerClock } from './server-clock.ts';

const NOON = Date.UTC(2030, 4, 8, 12);
const AT_NOON = 'Wed, 08 May 2030 12:00:00 GMT';

describe('the service’s clock', () => {
  it('tells how far the device is behind or ahead', () => {
    const clock = TestBed.inject(ServerClock);
    clock.observe(AT_NOON, NOON - 90_000);
    expect(clock.deviceBehindMs()).toBe(90_000);
    clock.observe(AT_NOON, NOON + 60_000);
    expect(clock.deviceBehindMs()).toBe(-60_000);
  });

  it('takes a second or so for none, and an answer without a date for no news', () => {
    const clock = TestBed.inject(ServerClock);
    clock.observe(AT_NOON, NOON + 1_400);
    expect(clock.deviceBehindMs()).toBe(0);
    clock.observe(null, NOON);
    expect(clock.deviceBehindMs()).toBe(0);
  });

  it('asks no answer that a browser may have kept', () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([readClock])), provideHttpClientTesting()],
    });
    const clock = TestBed.inject(ServerClock);
    const answer = (cacheControl: string) => {
      TestBed.inject(HttpClient).get('/plan').subscribe();
      const headers = { Date: AT_NOON, 'Cache-Control': cacheControl };
      TestBed.inject(HttpTestingController).expectOne('/plan').flush({}, { headers });
    };
    answer('public, max-age=31536000, immutable');
    expect(clock.deviceBehindMs()).toBe(0);
    for (const fresh of ['public, max-age=2', 'no-cache']) {
      clock.observe(new Date().toUTCString(), Date.now());
      answer(fresh);
      expect(clock.deviceBehindMs()).toBeGreaterThan(60_000);
    }
  });
});
