import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { agree, expectTickets, fillContact, takeBest } from './support/checkout.ts';
import { expect, test } from './support/foyer-test.ts';
import { newGuest } from './support/guests.ts';
import type { StripeStage } from './system/serve-stripe.ts';

/** A system of its own: who takes the payments is decided when a service starts. */
const stripeTest = test.extend<object, { stripe: StripeStage }>({
  stripe: [
    // eslint-disable-next-line no-empty-pattern -- a fixture's first argument names what it needs
    async ({}, use) => {
      const child = fork(join(import.meta.dirname, 'system/serve-stripe.ts'), {
        execArgv: ['--conditions=source'],
        detached: true,
      });
      const ended = once(child, 'exit');
      const told = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
      if (!told) throw new Error('The system did not start; its words stand above.');
      await use(told[0] as StripeStage);
      child.disconnect();
      await ended;
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ stripe }, use) => use(stripe.url),
});

stripeTest(
  'tickets are paid for on the page of Stripe, which leads back',
  async ({ page, stripe }) => {
    await takeBest(page, stripe.events.payments);
    await fillContact(page, newGuest('Stella Streif'));
    await agree(page);
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.getByRole('button', { name: 'Pay with a card that is declined' }).click();
    await expect(page.getByRole('alert')).toHaveText('Your card was declined.');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await expectTickets(page, 2);
  },
);
