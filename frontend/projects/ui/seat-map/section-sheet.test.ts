import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { SectionSheet } from './section-sheet.ts';
import type { SectionWords } from './seat-map-state.ts';

const words = (name: string, facts: Partial<SectionWords> = {}): SectionWords => ({
  name,
  price: '€48',
  free: '38 of 550 free',
  left: 38,
  unfit: undefined,
  spoken: '',
  ...facts,
});

async function openSheet(sections: readonly SectionWords[]) {
  const fixture = TestBed.createComponent(SectionSheet);
  fixture.componentRef.setInput('sections', sections);
  const chosen: number[] = [];
  fixture.componentInstance.chosen.subscribe((index) => chosen.push(index));
  let closed = 0;
  fixture.componentInstance.closed.subscribe(() => (closed += 1));
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const entries = () => [...element.querySelectorAll<HTMLElement>('.section')];
  const texts = () => entries().map((entry) => entry.textContent.replace(/\s+/g, ' ').trim());
  return { element, entries, texts, chosen, timesClosed: () => closed };
}

describe('the sheet of sections', () => {
  it('lists what suits the party first, and counts what is sold out', async () => {
    const { element, texts } = await openSheet([
      words('Block 101', { unfit: 'no 4 together' }),
      words('Block 102', { left: 0, free: 'Sold out' }),
      words('Block 103'),
    ]);
    expect(texts()).toEqual([
      'Block 103, €48, 38 of 550 free',
      'Block 101, €48, 38 of 550 free · no 4 together',
    ]);
    expect(element.textContent).toContain('1 section is sold out.');
  });

  it('leads to a section by its place in the plan', async () => {
    const { entries, chosen } = await openSheet([
      words('Block 101', { left: 0 }),
      words('Block 102'),
    ]);
    entries()[0]?.click();
    expect(chosen).toEqual([1]);
  });

  it('says so when nothing is left', async () => {
    const { element } = await openSheet([words('Block 101', { left: 0, free: 'Sold out' })]);
    expect(element.textContent).toContain('Every section is sold out.');
  });

  it('closes by Escape', async () => {
    const { element, timesClosed } = await openSheet([words('Block 101')]);
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(timesClosed()).toBe(1);
  });
});
