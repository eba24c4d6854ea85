import { expect, type Page } from '@playwright/test';

const MARGIN = 6;

/** Goes through the first stops of a page by Tab and sees that each looks different while it has the focus. */
export async function expectFocusShown(page: Page, stops: number): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) return;
    const name = await focused.evaluate((element) => element.outerHTML.slice(0, 120));
    const clip = await clipOf(page);
    if (!clip) throw new Error(`Out of sight with the focus: ${name}`);
    const shown = await page.screenshot({ clip, caret: 'hide' });
    const without = await withoutFocus(page, () => page.screenshot({ clip, caret: 'hide' }));
    expect.soft(shown.equals(without), `focus is not to be seen on ${name}`).toBe(false);
  }
}

/** The focused element's place on the screen with what is drawn around it. */
function clipOf(page: Page) {
  return page.evaluate((margin) => {
    const element = document.activeElement;
    if (!element) return undefined;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // Fields, and tiles that are one link, show the focus around themselves.
    const shown = element.closest('mat-form-field, article') ?? element;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const x = Math.max(0, left - margin);
    const y = Math.max(0, top - margin);
    const width = Math.min(innerWidth, right + margin) - x;
    const height = Math.min(innerHeight, bottom + margin) - y;
    return width > 0 && height > 0 ? { x, y, width, height } : undefined;
  }, MARGIN);
}

async function withoutFocus<T>(page: Page, look: () => Promise<T>): Promise<T> {
  const element = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await element.evaluate((one) => one.blur());
  const seen = await look();
  // By script the focus comes back as it was reached: by keyboard.
  await element.evaluate((one) => one.focus({ preventScroll: true }));
  return seen;
}
