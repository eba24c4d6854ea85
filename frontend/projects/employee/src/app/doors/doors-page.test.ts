import { describe, expect, it } from '@jest/globals';
import type { OpenPage } from '@foyer/ui/testing/open-page.ts';
import { openPage } from '../../testing/open-page.ts';

const DOORS = {
  ...{ eventId: 'evt_1', title: 'Paper Lions', timeZone: 'Europe/Berlin', keys: [] },
  ...{ doors: ['North', 'South'], allowsReentry: false, categories: [] },
  ...{ doorsOpenAt: '2030-05-10T17:00:00.000Z', startsAt: '2030-05-10T18:00:00.000Z' },
  endsAt: '2030-05-10T20:00:00.000Z',
};
const FIRST = {
  ...{ scanId: 'scn_1', at: '2030-05-10T17:05:00.000Z', receivedAt: '2030-05-10T17:30:00.000Z' },
  ...{ door: 'North', device: 'dev_north', by: { name: 'Stew' }, direction: 'in', means: 'code' },
  ...{ result: 'admitted', ticketId: 'tkt_a_1' },
  label: { section: 'Stalls', row: 'H', seat: '14' },
};
const SECOND = {
  ...{ ...FIRST, scanId: 'scn_2', at: '2030-05-10T17:10:00.000Z', door: 'South' },
  ...{ result: 'already-used', decided: 'admitted' },
};

async function openDoors(scans: object[], conflicts: object[] = []): Promise<OpenPage> {
  const page = await openPage('/events/evt_1/doors');
  await page.answer('GET', '/events/evt_1/doors', DOORS);
  await page.answer('GET', '/events/evt_1/conflicts', { conflicts });
  await page.answer('GET', '/events/evt_1/scans', { scans });
  return page;
}

describe('the doors of an event', () => {
  it('say what was let in twice, with both scans', async () => {
    const page = await openDoors([SECOND, FIRST], [{ scan: SECOND, other: FIRST }]);
    expect(page.text()).toMatch(
      /One ticket, let in twice.*Stalls, row H, seat 14.*First.*19:05, North.*Then.*19:10, South/,
    );
  });

  it('let the organizer take an admission back', async () => {
    const page = await openDoors([FIRST]);
    await page.press('Take back the admission of Stalls, row H, seat 14');
    const dialog = document.querySelector('mat-dialog-container');
    const deed = [...(dialog?.querySelectorAll('button') ?? [])].find(
      (button) => button.textContent.trim() === 'Take it back',
    );
    deed?.click();
    await page.answer('DELETE', '/events/evt_1/admissions/tkt_a_1', {});
    await page.answer('GET', '/events/evt_1/scans', { scans: [{ ...FIRST, undoneAt: FIRST.at }] });
    expect(page.text()).toContain('taken back');
  });

  it('are empty before anything was scanned', async () => {
    expect((await openDoors([])).text()).toContain('Nothing was scanned yet');
  });
});
