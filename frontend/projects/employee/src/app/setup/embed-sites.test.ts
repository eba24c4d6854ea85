import { expect, it } from '@jest/globals';
import { embedSnippet } from './embed-snippet-text.ts';
import { sitesFault, sitesIn } from './embed-sites.ts';

it('takes the address of a page for its site, each once', () => {
  const text = 'https://club.example.org/dates\n https://club.example.org\n\nhttp://localhost:4000';
  expect(sitesIn(text)).toEqual(['https://club.example.org', 'http://localhost:4000']);
  expect(sitesFault(text)).toBeUndefined();
  expect(sitesFault('')).toBeUndefined();
});

it('says which line is no site', () => {
  expect(sitesFault('https://club.example.org\nclub.example.org')).toContain('"club.example.org"');
  expect(sitesFault('http://club.example.org')).toContain('https://');
  const many = Array.from({ length: 21 }, (_, index) => `https://s${index}.example.org`);
  expect(sitesFault(many.join('\n'))).toContain('at most 20');
});

it('shows the event’s own sign-up', () => {
  expect(embedSnippet('https://tickets.example.org', 'evt_1')).toContain(
    'src="https://tickets.example.org/events/evt_1/sign-up"',
  );
});
