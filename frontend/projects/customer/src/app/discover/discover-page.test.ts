import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EventCard } from '@foyer/shared/contract';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { EVENT } from '../../testing/views.ts';
import { SeenEvents } from './seen-events.ts';

const IMAGE = {
  imageId: 'img_1',
  url: '/media/images/1',
  alt: '',
  widths: [480],
  accent: '#336699',
};

const MOST_TURNS = 2_000;

function card(number: number, change: Partial<EventCard> = {}): EventCard {
  return { ...EVENT, eventId: `evt_${number}`, title: `Evening ${number}`, ...change };
}

async function answerList(page: OpenPage, query: string, reply: object): Promise<void> {
  await page.answer('GET', `/events?${query}`, reply);
}

function field(page: OpenPage): HTMLInputElement {
  const found = page.element.querySelector<HTMLInputElement>('input[role=combobox]');
  if (!found) throw new Error('There is no search field');
  return found;
}

/** Types words and answers what is asked once the typing has paused. */
async function suggest(page: OpenPage, words: string, events: readonly EventCard[]): Promise<void> {
  type(page, words);
  const http = TestBed.inject(HttpTestingController);
  const address = `/api/events?q=${words}&limit=6`;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    await page.settle();
    const [asked] = http.match(address);
    if (!asked) continue;
    asked.flush({ events });
    return page.settle();
  }
  throw new Error(`Nothing was asked for "${words}"`);
}

function type(page: OpenPage, words: string): void {
  field(page).value = words;
  field(page).dispatchEvent(new Event('input'));
}

async function press(page: OpenPage, key: string): Promise<void> {
  field(page).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  if (key === 'Enter') field(page).form?.requestSubmit();
  await page.settle();
}

beforeEach(() => {
  localStorage.clear();
  // jsdom has no media; the event's page asks for some.
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { matches: false, media }) as MediaQueryList;
});

describe('the list of events', () => {
  it('opens with the first event that has a picture', async () => {
    const page = await openPage('/');
    await answerList(page, 'limit=24', { events: [card(1, { image: IMAGE }), card(2)] });
    expect(page.element.querySelector('fy-event-stage')?.textContent).toContain('Evening 1');
    expect(page.element.querySelectorAll('fy-event-tile')).toHaveLength(1);
  });

  it('asks for what its address says', async () => {
    const page = await openPage('/?city=Hamburg&free=1');
    await answerList(page, 'city=Hamburg&free=true&limit=24', { events: [card(1)] });
    expect(page.text()).toContain('1 event');
    expect(page.element.querySelector('fy-event-stage')).toBeNull();
  });

  it('goes on with the first of the new events', async () => {
    const page = await openPage('/');
    await answerList(page, 'limit=24', { events: [card(1), card(2)], nextCursor: 'c2' });
    page.button('Show more events').click();
    await answerList(page, 'limit=24&cursor=c2', { events: [card(3)] });
    expect(document.activeElement?.textContent).toBe('Evening 3');
    expect(page.text()).not.toContain('Show more events');
  });

  it('says what to leave out when nothing fits', async () => {
    const page = await openPage('/?city=Lisbon&free=1');
    await answerList(page, 'city=Lisbon&free=true&limit=24', { events: [] });
    await page.press('Without Lisbon');
    await answerList(page, 'free=true&limit=24', { events: [card(1)] });
    expect(page.router.url).toBe('/?free=1');
  });

  it('shows without a connection what was on before', async () => {
    new SeenEvents().remember({ events: [card(1)] }, new Date('2030-05-10T18:00:00Z'));
    const page = await openPage('/');
    const lost = TestBed.inject(HttpTestingController).expectOne('/api/events?limit=24');
    lost.error(new ProgressEvent('error'));
    await page.settle();
    expect(page.text()).toContain('There is no connection');
    expect(page.element.querySelector('fy-event-tile')?.textContent).toContain('Evening 1');
  });
});

describe('the search field', () => {
  it('offers what fits, and opens what the arrows lead to', async () => {
    const page = await openPage('/');
    await answerList(page, 'limit=24', { events: [] });
    await suggest(page, 'even', [card(1), card(2)]);
    expect(field(page).getAttribute('aria-expanded')).toBe('true');
    for (const key of ['ArrowDown', 'ArrowDown']) await press(page, key);
    const active = field(page).getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('Evening 2');
    await press(page, 'Enter');
    expect(page.router.url).toBe('/events/evt_2');
  });

  it('comes back to the field past the last one', async () => {
    const page = await openPage('/');
    await answerList(page, 'limit=24', { events: [] });
    await suggest(page, 'even', [card(1)]);
    for (const key of ['ArrowDown', 'ArrowDown']) await press(page, key);
    expect(field(page).hasAttribute('aria-activedescendant')).toBe(false);
    await press(page, 'Escape');
    expect(field(page).getAttribute('aria-expanded')).toBe('false');
  });

  it('asks for the whole list on Enter', async () => {
    const page = await openPage('/');
    await answerList(page, 'limit=24', { events: [] });
    type(page, 'e');
    await press(page, 'Enter');
    expect(page.router.url).toBe('/?q=e');
  });
});
