import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESKTOP = { width: 1280, height: 800 };
/** The narrowest screen that must do, and 1280 px at four times the size. */
const NARROW = { width: 320, height: 640 };

/** 1280 × 800 at twice the size, as the browser's zoom has it. */
const ZOOMED = { width: 640, height: 400 };

/** Titles say where one is. */
const OWN_TITLE = /^.+ · Foyer/;

/**
 * Sees that a page as it stands is sound in light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways,
 * at 200 % neither.
 */
export async function expectSound(page: Page, name: string, title = OWN_TITLE): Promise<void> {
  await expect.soft(page, `title of ${name}`).toHaveTitle(title);
  // What fades while it is asked for anew is not how the page looks.
  await expect.soft(page.locator('.fading')).toHaveCount(0);
  for (const [width, viewport] of Object.entries({ wide: DESKTOP, narrow: NARROW })) {
    await page.setViewportSize(viewport);
    await drawn(page);
    expect.soft(await overhang(page), `${name}, ${width}: scrolls sideways by`).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await drawn(page);
    expect.soft(await faintTexts(page), `${name}, ${width}, dark`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await drawn(page);
    expect.soft(await violations(page), `${name}, ${width}, light`).toEqual([]);
  }
  await expectZoomable(page, name);
  await page.setViewportSize(DESKTOP);
  await drawn(page);
}

/** Sees that at 200 % nothing scrolls sideways; the page stays that large. */
export async function expectZoomable(page: Page, name: string): Promise<void> {
  await page.setViewportSize(ZOOMED);
  await drawn(page);
  expect.soft(await overhang(page), `${name}, at 200 %: scrolls sideways by`).toBe(0);
}

function violations(page: Page): Promise<string[]> {
  return findings(new AxeBuilder({ page }).withTags(WCAG_22_AA));
}

/** The dark theme differs in its colours alone. */
function faintTexts(page: Page): Promise<string[]> {
  return findings(new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function findings(axe: AxeBuilder): Promise<string[]> {
  const report = await axe.analyze();
  return report.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}

/** How many pixels of the page stand out sideways. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/**
 * Brings the page to where it stands still in its new size or theme. Short movements are put to their ends: waited for,
 * one inside a closed `details` would never come to it, since nothing moves where nothing is drawn.
 */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    for (const movement of document.getAnimations()) {
      if (Number(movement.effect?.getComputedTiming().endTime) < 1_000) movement.finish();
    }
    await frame();
  });
}
