import { describe, expect, it } from '@jest/globals';
import { AUDIT_ACTIONS } from '@foyer/shared/domain';
import { ACTION_GROUPS, fieldWords, subjectLink, valueWords } from './audit-words.ts';

describe('the words of the audit log', () => {
  it('offer every action once, in a named group', () => {
    const offered = ACTION_GROUPS.flatMap(({ actions }) => actions.map(({ action }) => action));
    expect(offered.toSorted()).toEqual([...AUDIT_ACTIONS].sort());
    for (const { name } of ACTION_GROUPS) expect(name).toMatch(/^[A-Z]/);
    const events = ACTION_GROUPS[2]?.actions.map(({ words }) => words);
    expect(events).toContain('Event plan changed');
  });

  it('name a field as people would', () => {
    expect(fieldWords('title')).toBe('Title');
    expect(fieldWords('venue.timeZone')).toBe('Venue, time zone');
    expect(fieldWords('maxTicketsPerBooking')).toBe('Max tickets per booking');
  });

  it('say a value as people would', () => {
    const said = (value: unknown) => valueWords(value, 'en-GB');
    expect(said('Hamburg')).toBe('Hamburg');
    expect(said('')).toBe('empty');
    expect(said(undefined)).toBe('nothing');
    expect(said(true)).toBe('yes');
    expect(said(20_000)).toBe('20,000');
    expect(said([])).toBe('none');
    expect(said(['theatre', 'late'])).toBe('theatre; late');
    expect(said([{ name: 'VAT', rate: 700 }])).toBe('name VAT, rate 700');
    expect(said('2026-05-01T18:00:00.000Z')).toMatch(/^1 May 2026, \d{2}:00$/);
  });
});

it('leads from an event to its set-up, and from nothing that has no page', () => {
  expect(subjectLink('evt_1')).toBe('/events/evt_1/setup');
  expect(subjectLink('tkt_1')).toBeUndefined();
});
