import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const READ = `/events/${OWN_EVENT.eventId}`;
const DRAFT = {
  ...OWN_EVENT,
  missing: [{ field: 'plan', message: 'must be drawn' }],
};

async function openStep(step: string, event: object = DRAFT) {
  const page = await openPage(`/events/evt_1/setup/${step}`);
  await page.answer('GET', READ, event);
  return page;
}

describe('setting an event up', () => {
  it('lists the steps with what is missing', async () => {
    const page = await openStep('basics');
    const steps = page.element.querySelector('nav[aria-label="Steps"]')?.textContent ?? '';
    expect(steps).toMatch(/Basics.*, done/s);
    expect(steps).toMatch(/Room.*, something is missing/s);
    await page.goTo('/events/evt_1/setup/room');
    expect(page.text()).toContain('Draw the room.');
  });

  it('saves what changed, against the version that was read, before a step is left', async () => {
    const page = await openStep('basics');
    await page.type('Title', 'Paper Tigers');
    expect(page.text()).toContain('Not saved yet');
    const left = page.goTo('/events/evt_1/setup/rules');
    const patch = await page.answer('PATCH', READ, { ...DRAFT, title: 'Paper Tigers' });
    await left;
    expect(patch.request.body).toEqual({ title: 'Paper Tigers', updatedAt: DRAFT.updatedAt });
    expect(page.router.url).toBe('/events/evt_1/setup/rules');
    expect(page.text()).toContain('Saved');
  });

  it('never sends a title that is not there', async () => {
    const page = await openStep('basics');
    await page.type('Title', '');
    void page.goTo('/events/evt_1/setup/rules');
    await page.settle();
    expect(page.router.url).toBe('/events/evt_1/setup/basics');
    expect(document.body.textContent).toContain('Leave without saving?');
  });

  it('says that somebody else changed the event, and loads it again', async () => {
    const page = await openStep('basics');
    await page.type('Title', 'Paper Tigers');
    void page.goTo('/events/evt_1/setup/rules');
    await page.refuse('PATCH', READ, 'event-changed', 409);
    expect(page.text()).toContain('Somebody changed this event');
    await page.press('Load it again');
    await page.answer('GET', READ, { ...DRAFT, title: 'Paper Bears' });
    const title = page.element.querySelector<HTMLInputElement>('mat-form-field input');
    expect(title?.value).toBe('Paper Bears');
  });

  it('publishes when nothing is missing, and shows how far that is', async () => {
    const page = await openStep('publish', OWN_EVENT);
    await page.press('Publish');
    await page.answer('POST', `${READ}/publish`, {
      ...OWN_EVENT,
      status: 'publishing',
      progress: { done: 1, total: 4 },
    });
    expect(page.text()).toContain('25% of the room is ready');
  });

  it('publishes once at a double click', async () => {
    const page = await openStep('publish', OWN_EVENT);
    const button = page.button('Publish');
    button.click();
    button.click();
    await page.answer('POST', `${READ}/publish`, OWN_EVENT);
    await page.settle();
    expect(TestBed.inject(HttpTestingController).match(({ method }) => method === 'POST')).toEqual(
      [],
    );
  });

  it('leads to the step that mends what is missing', async () => {
    const page = await openStep('publish');
    expect(page.button('Publish').disabled).toBe(true);
    const link = page.element.querySelector('.checks a[href="/events/evt_1/setup/room"]');
    expect(link?.textContent).toContain('Go there');
  });
});
