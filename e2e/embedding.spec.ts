import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_ORGANIZERS } from '@foyer/local/demo-accounts';
import type { APIRequestContext, FrameLocator, Page } from '@playwright/test';
import { expect, test } from './support/foyer-test.ts';
import { newGuest, type Guest } from './support/guests.ts';
import { expectSound } from './support/looks.ts';
import { mailsTo, mailTo } from './support/mailbox.ts';
import { signInAtPortal } from './support/portal.ts';
import { LOBBY_PLACES } from './system/stage-events.ts';
import { stage } from './system/stage.ts';

/** Browsers take two names of one machine for two sites, between which no cookie of ours goes. */
const OTHER_NAME: Readonly<Record<string, string>> = { localhost: '127.0.0.1' };

/** A site of somebody else, whose one page can be set. */
async function foreignSite() {
  let content = '';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(content);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${OTHER_NAME[new URL(stage().url).hostname] ?? 'localhost'}:${port}`,
    show(lines: string) {
      content = `<!doctype html><html lang="en"><title>The club</title><h1>The club</h1>${lines}`;
    },
    stop: () => new Promise((stopped) => server.close(stopped).closeAllConnections()),
  };
}

/** Names a site in the event's rules; answers with the lines to copy. */
async function nameSite(page: Page, site: string): Promise<string> {
  await signInAtPortal(page, DEMO_ORGANIZERS.aurelia.email);
  await expect(page.getByRole('heading', { name: 'My events' })).toBeVisible();
  await page.goto(`/admin/events/${stage().events.free}/setup/rules`);
  await page.getByLabel('Sites').fill(site);
  const lines = page.locator('fy-embed-snippet code');
  await expect(lines).toContainText('/sign-up');
  await expectSound(page, 'portal: rules with the lines to copy');
  return lines.innerText();
}

async function signUp(frame: FrameLocator, { name, email }: Guest, deed: string): Promise<void> {
  await frame.getByLabel('Name', { exact: true }).fill(name);
  await frame.getByLabel('E-mail address').fill(email);
  await frame.getByRole('button', { name: deed }).click();
}

/** Takes all places that are left but one. */
async function fill(request: APIRequestContext): Promise<void> {
  const data = { quantity: LOBBY_PLACES - 1, contact: newGuest('Franz Früh') };
  const headers = { 'idempotency-key': randomUUID() };
  const address = `/api/events/${stage().events.free}/registrations`;
  expect((await request.post(address, { data, headers })).status()).toBe(201);
}

test('one signs up in the page of another site that is named, and in no other', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const [club, other] = await Promise.all([foreignSite(), foreignSite()]);
  try {
    const lines = await nameSite(page, club.url);
    await fill(request);
    for (const site of [club, other]) site.show(lines);
    const [first, second] = [newGuest('Frida Frei'), newGuest('Willi Wart')];

    const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
    const visitor = await elsewhere.newPage();
    await visitor.goto(other.url);
    const refused = visitor.locator('iframe').contentFrame();
    await expect(visitor.locator('iframe')).toBeVisible();
    await expect.poll(() => visitor.frames().at(1)?.url()).toMatch(/^chrome-error:/);
    await expect(refused.getByLabel('E-mail address')).toHaveCount(0);

    await visitor.goto(club.url);
    const frame = visitor.locator('iframe').contentFrame();
    await signUp(frame, first, 'Sign up');
    await expect(frame.getByRole('heading', { name: 'You are going' })).toBeVisible();
    await expect(visitor.locator('iframe')).toHaveAttribute('style', /height: \d+px/);
    await expect(frame.getByRole('contentinfo')).toHaveCount(0);
    expect((await elsewhere.cookies()).map(({ name }) => name)).toEqual([]);

    await frame.getByRole('button', { name: 'Sign up somebody else' }).click();
    await signUp(frame, second, 'Join the waitlist');
    await expect(frame.getByRole('heading', { name: 'You are number 1 in line' })).toBeVisible();
    await elsewhere.close();

    const { text } = await mailTo(request, first.email);
    await page.goto(/Give your places back: (\S+)/.exec(text)?.[1] ?? '');
    await page.getByRole('button', { name: 'Give back 1 ticket' }).click();
    await expect(page.getByText('You gave these tickets back')).toBeVisible();
    const subjects = async () =>
      (await mailsTo(request, second.email)).map(({ subject }) => subject);
    await expect
      .poll(subjects, { timeout: 90_000 })
      .toContainEqual(expect.stringMatching(/^Your ticket for An Evening for Everybody/));
  } finally {
    await Promise.all([club.stop(), other.stop()]);
  }
});
