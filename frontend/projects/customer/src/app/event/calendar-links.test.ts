import { describe, expect, it } from '@jest/globals';
import { EVENT } from '../../testing/views.ts';
import { calendarLinks, mapLink } from './calendar-links.ts';

const PAGE = 'https://foyer.example/events/evt_1';

describe('the links to calendars', () => {
  it('carry what, when and where, whatever the title holds', () => {
    const event = { ...EVENT, title: 'Lions & “Tigers” #1' };
    const [google, outlook] = calendarLinks(event, PAGE).map(({ address }) => new URL(address));
    expect(google?.searchParams.get('text')).toBe(event.title);
    expect(google?.searchParams.get('dates')).toBe('20300510T180000Z/20300510T200000Z');
    expect(google?.searchParams.get('ctz')).toBe('Europe/Berlin');
    expect(outlook?.searchParams.get('subject')).toBe(event.title);
    expect(outlook?.searchParams.get('startdt')).toBe(EVENT.startsAt);
    expect(outlook?.searchParams.get('body')).toContain(PAGE);
  });
});

describe('the link to a map', () => {
  it('names the city once', () => {
    expect(new URL(mapLink(EVENT.venue)).searchParams.get('query')).toBe(
      'Kornträgergang 7, Hamburg',
    );
    const venue = { ...EVENT.venue, address: 'Quay 4' };
    expect(new URL(mapLink(venue)).searchParams.get('query')).toBe('Quay 4, Hamburg');
  });
});
