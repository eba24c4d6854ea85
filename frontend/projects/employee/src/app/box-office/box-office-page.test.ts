import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SMALL_CATEGORIES, SMALL_PLAN } from '@foyer/ui/seat-map/testing/small-room.ts';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const EVENT = { ...OWN_EVENT, status: 'published', categories: SMALL_CATEGORIES };
const TAKEN = { seats: ['a2'], places: { sec_floor: 29 } };
const ASKED = '/events/evt_1/box-office';
const LOOK_AGAIN_MS = 4_000;
const CONTACT = { name: 'Ada Lovelace', email: 'ada@example.org' };

async function openDesk(event: object = EVENT): Promise<OpenPage> {
  const page = await openPage(ASKED);
  await page.answer('GET', '/events/evt_1', event);
  await page.answer('GET', '/events/evt_1/plan', SMALL_PLAN);
  await page.answer('GET', '/events/evt_1/plan/taken', TAKEN);
  return page;
}

async function pressFirst(page: OpenPage, start: string): Promise<void> {
  const buttons = [...page.element.querySelectorAll<HTMLElement>('fy-seat-list button')];
  const words = (one: HTMLElement) =>
    (one.getAttribute('aria-label') ?? one.textContent).replace(/\s+/g, ' ').trim();
  const found = buttons.find((one) => words(one).startsWith(start));
  if (!found) throw new Error(`No "${start}" among: ${buttons.map(words).join(' | ')}`);
  found.click();
  await page.settle();
}

/** Opens the stalls' first row as a list and chooses its first seat. */
async function chooseA1(page: OpenPage): Promise<void> {
  await page.press('Show as a list');
  await pressFirst(page, 'Stalls');
  await pressFirst(page, 'Row A');
  await pressFirst(page, 'Seat 1');
}

async function fill(page: OpenPage): Promise<void> {
  await page.type('Name', CONTACT.name);
  await page.type('E-mail address', CONTACT.email);
}

afterEach(() => {
  jest.useRealTimers();
});

describe('the box office', () => {
  it('books chosen seats for cash and shows the way to the tickets', async () => {
    const page = await openDesk();
    await chooseA1(page);
    expect(page.text()).toContain('Stalls, row A, seat 1');
    await fill(page);
    await page.press('Book 1 ticket for €48.00');
    const link = 'https://foyer.test/bookings/bkg_1?link=key';
    const { request } = await page.answer('POST', ASKED, { booking: { contact: CONTACT }, link });
    expect(request.body).toEqual({
      ...{ seats: ['a1'], places: [], contact: CONTACT, settledBy: 'door', reason: '' },
    });
    expect(page.text()).toContain('Booked for Ada Lovelace');
    expect(page.element.querySelector(`a[href="${link}"]`)).not.toBeNull();
  });

  it('gives seats away', async () => {
    const page = await openDesk();
    await chooseA1(page);
    await fill(page);
    page.element.querySelector<HTMLInputElement>('input[value="complimentary"]')?.click();
    await page.settle();
    await page.press('Give 1 ticket');
    await page.refuse('POST', ASKED, 'seat-unavailable', 409);
    await page.answer('GET', '/events/evt_1/plan/taken', { seats: ['a1', 'a2'], places: {} });
    expect(page.text()).toContain('Someone took this seat a moment ago.');
    expect(page.button('Choose places first').disabled).toBe(true);
  });

  it('looks again for what others take, and goes on where it cannot', async () => {
    jest.useFakeTimers({ doNotFake: ['setTimeout', 'queueMicrotask', 'nextTick', 'Date'] });
    const page = await openDesk();
    await chooseA1(page);
    jest.advanceTimersByTime(LOOK_AGAIN_MS);
    await page.answer('GET', '/events/evt_1/plan/taken', { seats: ['a1', 'a2'], places: {} });
    expect(page.text()).toContain('Somebody was faster');
    expect(page.button('Choose places first').disabled).toBe(true);
    jest.advanceTimersByTime(LOOK_AGAIN_MS);
    await page.breakOff('GET', '/events/evt_1/plan/taken');
    expect(page.text()).toContain('not up to date');
    expect(page.text()).toContain('For whom');
  });

  it('is shut unless the event is on sale', async () => {
    const page = await openDesk({ ...EVENT, status: 'draft' });
    expect(page.text()).toContain('Nothing can be booked');
  });
});
