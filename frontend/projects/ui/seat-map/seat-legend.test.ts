import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { SeatLegend } from './seat-legend.ts';
import { SMALL_CATEGORIES } from './testing/small-room.ts';

async function openLegend() {
  const fixture = TestBed.createComponent(SeatLegend);
  fixture.componentRef.setInput('categories', SMALL_CATEGORIES);
  fixture.componentRef.setInput('currency', 'EUR');
  await fixture.whenStable();
  const buttons = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  return { fixture, buttons, legend: fixture.componentInstance };
}

describe('the legend', () => {
  it('shows every category with its price', async () => {
    const { buttons } = await openLegend();
    const texts = buttons().map((button) => button.textContent.replace(/\s+/g, ' ').trim());
    expect(texts).toEqual(['First, €48', 'Second, €29.50', 'Floor, €20']);
  });

  it('makes categories stand out and all of them again', async () => {
    const { fixture, buttons, legend } = await openLegend();
    buttons()[0]?.click();
    buttons()[1]?.click();
    await fixture.whenStable();
    expect(legend.highlighted()).toEqual(['cat_first', 'cat_second']);
    expect(buttons()[0]?.getAttribute('aria-pressed')).toBe('true');
    buttons()[0]?.click();
    await fixture.whenStable();
    expect(legend.highlighted()).toEqual(['cat_second']);
    buttons().at(-1)?.click();
    expect(legend.highlighted()).toEqual([]);
  });
});
