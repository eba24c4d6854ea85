import { describe, expect, it } from '@jest/globals';
import { isZone, zonesLike } from './zones.ts';

describe('time zones to choose', () => {
  it('are found by a part of the name, the city’s beginning first', () => {
    expect(zonesLike('berlin')[0]).toBe('Europe/Berlin');
    expect(zonesLike('new york')[0]).toBe('America/New_York');
    expect(zonesLike('europe').every((zone) => zone.startsWith('Europe/'))).toBe(true);
    expect(zonesLike('nowhere at all')).toEqual([]);
  });

  it('begin with the one that is chosen', () => {
    expect(zonesLike('Asia/Tokyo')[0]).toBe('Asia/Tokyo');
    expect(zonesLike('Asia/Tokyo').length).toBeGreaterThan(10);
  });

  it('are known by their whole name alone', () => {
    expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Berlin')]).toEqual([true, true, false]);
  });
});
