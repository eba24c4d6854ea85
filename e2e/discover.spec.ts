import { devices, type Page } from '@playwright/test';
import { expect, test } from './support/foyer-test.ts';
import { expectSound } from './support/looks.ts';
import { searchField, searchFor } from './support/search.ts';
import { stage } from './system/stage.ts';

const { defaultBrowserType: _, ...PHONE } = devices['Pixel 7'];

async function openFrontPage(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('article').first()).toBeVisible();
}

/** Resolves when the worker has taken over the site, so that its next page comes through it. */
async function workerRules(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL ?? ''))
    .toMatch(/\/worker\.js$/);
}

test('finds an event in spite of a typo, and opens it by the arrow keys', async ({ page }) => {
  await openFrontPage(page);
  await searchField(page).fill('vega lune aftrimage');
  await expect(page.getByRole('option', { name: /Vega Lune/ })).toBeVisible();
  await expectSound(page, 'suggestions');
  await searchField(page).press('ArrowDown');
  await searchField(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vega Lune: Afterimage');
  await expect(searchField(page)).toBeVisible();
});

test('opens a page whose code was lost on the way', async ({ page, faults }) => {
  await openFrontPage(page);
  // What the front page loads when it has time is there: the next script is that of the page gone to.
  await page.locator('fy-new-version').waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  let lost = 0;
  await page.route(/\/chunk-[^/]*\.js$/, async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    return route.abort();
  });
  await page
    .getByRole('link', { name: /Vega Lune/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vega Lune: Afterimage');
  expect(lost).toBe(1);
  expect(faults.splice(0)).toEqual([expect.stringContaining('dynamically imported module')]);
});

test('keeps filters in the address, and place and list on the way back', async ({ page }) => {
  await openFrontPage(page);
  await page.getByLabel('City').selectOption('Hamburg');
  await expect(page).toHaveURL(/city=Hamburg/);
  await page.reload();
  await expect(page.getByLabel('City')).toHaveValue('Hamburg');
  await page.getByRole('button', { name: 'This weekend' }).click();
  await expect(page).toHaveURL(/city=Hamburg&weekend=1/);
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await expect(page).toHaveURL(/\/$/);

  await page.getByRole('button', { name: 'Show more events' }).click();
  await expect(page.getByRole('article').nth(24)).toBeVisible();
  await expect(page.getByRole('article').nth(24).getByRole('link')).toBeFocused();
  const listed = await page.getByRole('article').count();
  await page.getByRole('article').nth(20).getByRole('link').click();
  await expect(page).toHaveURL(/\/events\//);
  await page.goBack();
  await expect(page.getByRole('article')).toHaveCount(listed);
  await expect(page.getByRole('article').nth(20)).toBeInViewport();
});

test.describe('on a phone', () => {
  test.use({ ...PHONE, viewport: { width: 360, height: 740 } });

  test('shows how many filters are in use, and what to leave out', async ({ page }) => {
    await openFrontPage(page);
    await page.getByRole('button', { name: 'Filters' }).tap();
    await page.getByLabel('From').fill('2040-01-01');
    await page.getByLabel('To', { exact: true }).fill('2040-01-02');
    await expect(page.getByRole('heading', { name: 'Nothing fits this search' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Filters in use: 2' })).toBeVisible();
    await expectSound(page, 'no events on these days');
    await page.getByRole('button', { name: /^Without From/ }).tap();
    await expect(page).toHaveURL(/\?to=2040-01-02$/);
    await expect(page.getByRole('article').first()).toBeVisible();
  });
});

test.describe('with the site’s worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('leaves live streams and the portal alone when its worker rules', async ({ page }) => {
    await openFrontPage(page);
    await workerRules(page);
    const stream = `/api/events/${stage().events.looks}/availability/stream`;
    await page.evaluate((address) => {
      const source = new EventSource(address);
      return new Promise((resolve, reject) => {
        source.addEventListener('snapshot', () => {
          source.close();
          resolve(undefined);
        });
        source.addEventListener('error', reject);
      });
    }, stream);
    await page.goto('/admin/');
    await expect(page.getByRole('heading', { name: 'Sign in to the portal' })).toBeVisible();
  });

  test('opens without a connection and says so', async ({ page, context, request }) => {
    await openFrontPage(page);
    await workerRules(page);
    await expect(page.getByRole('article').first()).toBeVisible();
    await context.setOffline(true);
    // An answer that the browser may keep for some seconds is good until then.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('There is no connection')).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(page.getByRole('article').first()).toBeVisible();
    await expectSound(page, 'list without a connection');
    await searchFor(page, 'vega');
    await expect(page.getByRole('alert')).toBeVisible();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('link', { name: /Vega Lune/ })).toBeVisible();
    for (const address of ['/manifest.webmanifest', '/worker.js', '/ngsw.json'])
      expect((await request.get(address)).headers()['cache-control']).toBe('no-cache');
  });
});
