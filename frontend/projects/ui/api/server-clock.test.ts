import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { ServerClock } from './server-clock.ts';

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
});
