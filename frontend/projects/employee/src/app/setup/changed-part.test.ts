import { describe, expect, it } from '@jest/globals';
import { changedPart } from './changed-part.ts';

describe('what is sent of a step', () => {
  it('is nothing while nothing differs', () => {
    const fees = { perTicket: 100, share: 0 };
    expect(changedPart({ title: 'Lear', fees }, { title: 'Lear', fees: { ...fees } })).toBe(
      undefined,
    );
  });

  it('is the whole value of every field that differs', () => {
    const before = { title: 'Lear', tags: ['theatre'], maxTicketsPerCustomer: 8 };
    const after = { title: 'Lear', tags: ['theatre', 'free'], maxTicketsPerCustomer: null };
    expect(changedPart(before, after)).toEqual({
      tags: ['theatre', 'free'],
      maxTicketsPerCustomer: null,
    });
  });

  it('has what stood nowhere before', () => {
    expect(changedPart({}, { startsAt: '2030-01-01T00:00:00.000Z' })).toEqual({
      startsAt: '2030-01-01T00:00:00.000Z',
    });
  });
});
