import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { SeatPriceFilter } from './seat-price-filter.ts';
import { SMALL_CATEGORIES } from './testing/small-room.ts';

async function openFilter(inputs: Record<string, unknown> = {}) {
  const fixture = TestBed.createComponent(SeatPriceFilter);
  const all = { categories: SMALL_CATEGORIES, currency: 'EUR', ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  const slide = async (label: string, step: number) => {
    const slider = element.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)!;
    slider.valueAsNumber = step;
    slider.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    return slider;
  };
  return { element, slide, filter: fixture.componentInstance };
}

describe('the price filter', () => {
  it('makes the categories of a span stand out, and all of them again', async () => {
    const { element, slide, filter } = await openFilter();
    const highest = await slide('Highest price', 1);
    expect(filter.highlighted()).toEqual(['cat_second', 'cat_floor']);
    expect(highest.getAttribute('aria-valuetext')).toBe('€29.50');
    expect(element.textContent).toContain('€20 to €29.50');
    await slide('Highest price', 2);
    expect(filter.highlighted()).toEqual([]);
  });

  it('never lets the ends cross', async () => {
    const { slide, filter } = await openFilter({ highlighted: ['cat_second'] });
    const lowest = await slide('Lowest price', 2);
    expect(lowest.valueAsNumber).toBe(1);
    expect(filter.highlighted()).toEqual(['cat_second']);
  });

  it('asks for wheelchair spaces only where the room has some', async () => {
    const { element: without } = await openFilter();
    expect(without.querySelector('button')).toBeNull();
    const { element, filter } = await openFilter({ hasAccessible: true });
    element.querySelector('button')?.click();
    expect(filter.accessibleOnly()).toBe(true);
  });
});
