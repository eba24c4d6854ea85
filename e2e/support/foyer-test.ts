import { expect, test as base } from '@playwright/test';
import { stage } from '../system/stage.ts';

/** Tests against the running system; a page on which something throws or is refused by its own rules fails its test. */
export const test = base.extend<{ faults: string[] }>({
  // eslint-disable-next-line no-empty-pattern -- a fixture's first argument names what it needs
  baseURL: async ({}, use) => use(stage().url),
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      context.on('weberror', (error) => faults.push(error.error().message));
      context.on('console', (message) => {
        const text = message.text();
        if (message.type() === 'error' && !text.startsWith('Failed to load resource'))
          faults.push(text);
      });
      await use(faults);
      expect(faults, 'errors in the pages').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
