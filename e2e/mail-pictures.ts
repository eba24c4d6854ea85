import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { MAIL_SITE, SAMPLE_MAILS } from './sample-mails.ts';

const DEMO_PICTURE = join(import.meta.dirname, '../local/demo/images/afterimage-960.webp');
/** Pixels, as mail programs show a mail on a desktop and on a phone. */
const WIDTHS = { desktop: 700, phone: 360 };
/** The mails of which pictures are kept in the docs. */
const KEPT = ['tickets', 'reminder', 'refund-cancelled', 'waitlist-offer', 'invitation'];

/** Draws every mail, wide and narrow, light and dark, into a folder, and some of them side by side for the docs. */
export async function drawMails(browser: Browser, folder: string, docs: string): Promise<void> {
  for (const [screen, width] of Object.entries(WIDTHS))
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 600 } });
      await page.route(`${MAIL_SITE}/**`, (route) => route.fulfill({ path: DEMO_PICTURE }));
      for (const name of Object.keys(SAMPLE_MAILS)) {
        await show(page, name);
        const path = join(folder, `mail-${name}-${screen}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: true });
      }
      await page.close();
    }
  for (const name of KEPT) await drawPair(folder, name, join(docs, `mail-${name}.webp`));
}

async function show(page: Page, name: string): Promise<void> {
  await page.setContent(SAMPLE_MAILS[name]?.html ?? '');
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
}

/** A mail on a desktop in the light and, beside it, on a phone in the dark. */
async function drawPair(folder: string, name: string, path: string): Promise<void> {
  const [wide, narrow] = ['desktop-light', 'phone-dark'].map((look) =>
    join(folder, `mail-${name}-${look}.png`),
  );
  const [left, right] = await Promise.all([sharp(wide).metadata(), sharp(narrow).metadata()]);
  const height = Math.max(left.height, right.height);
  const ground = { width: left.width + right.width, height, channels: 3, background: '#8a8992' };
  await sharp({ create: ground as never })
    .composite([
      { input: wide, left: 0, top: 0 },
      { input: narrow, left: left.width, top: 0 },
    ])
    .webp({ quality: 60 })
    .toFile(path);
}
