import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instantOf, later, type Refund } from '../domain/index.ts';
import type { ChargeRequest, ChargeState, ObjectStore } from '../use-cases/ports.ts';
import { diskObjectStore } from './object-store-disk.ts';
import { sandboxProvider, type SandboxProvider } from './payment-sandbox.ts';
import { signatureOf } from './sandbox-webhook.ts';

const SECRET = 'a secret of this test';
const NOW = instantOf(Date.now());
const reports: unknown[] = [];
const received: { bookingId: string; body: Buffer; headers: IncomingHttpHeaders; url: string }[] =
  [];
const refusedOnce = new Set<string>();
let folder: string;
let objects: ObjectStore;
let receiver: Server;
let provider: SandboxProvider;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-sandbox-'));
  objects = diskObjectStore({ folder, linkSecret: SECRET });
  receiver = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { bookingId } = JSON.parse(Buffer.concat(parts).toString()) as { bookingId: string };
      const refused = refusedOnce.delete(bookingId);
      const body = Buffer.concat(parts);
      if (!refused)
        received.push({ bookingId, body, headers: request.headers, url: request.url ?? '' });
      reply.writeHead(refused ? 503 : 200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  provider = start();
});
afterAll(async () => {
  await provider.stop();
  receiver.close();
  await rm(folder, { recursive: true, maxRetries: 10 });
});
beforeEach(() => {
  received.length = 0;
  reports.length = 0;
});

function start(delayMs = 40): SandboxProvider {
  const { port } = receiver.address() as AddressInfo;
  const publicUrl = `http://127.0.0.1:${port}`;
  return sandboxProvider({
    objects,
    publicUrl,
    secret: SECRET,
    delayMs,
    report: (e) => reports.push(e),
  });
}

let booking = 0;
function request(number: string, change: Partial<ChargeRequest> = {}): ChargeRequest {
  booking += 1;
  return {
    bookingId: `bkg_${booking}`,
    attempt: 1,
    amount: 8_400,
    currency: 'EUR',
    description: 'Two seats',
    email: 'ada@example.org',
    returnUrl: 'http://foyer.test/bookings/bkg_1',
    expiresAt: later(NOW, 60_000),
    card: { number, expiry: '12/49', cvc: '123' },
    ...change,
  };
}

async function message(bookingId: string) {
  const deadline = Date.now() + 45_000;
  for (;;) {
    const found = received.find((message) => message.bookingId === bookingId);
    if (found) return found;
    if (Date.now() > deadline) throw new Error('No webhook came');
    await new Promise((go) => setTimeout(go, 10));
  }
}

async function refusalOf(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return undefined;
}

describe('sandbox cards', () => {
  it.each<[string, ChargeState]>([
    ['4242 4242 4242 4242', { state: 'captured' }],
    ['4000 0000 0000 0002', { state: 'declined', reason: 'payment-declined' }],
    ['4000 0000 0000 9995', { state: 'declined', reason: 'insufficient-funds' }],
    ['4000000000000077', { state: 'pending' }],
  ])('%s answers with its state', async (number, state) => {
    const slow = start(60_000);
    expect(await slow.charge(request(number), instantOf(Date.now()))).toEqual(state);
    await slow.stop();
  });

  it.each([
    ['mistyped', { number: '4242 4242 4242 4241', expiry: '12/49', cvc: '123' }],
    ['unknown', { number: '5555 5555 5555 4444', expiry: '12/49', cvc: '123' }],
    ['expired', { number: '4242 4242 4242 4242', expiry: '01/20', cvc: '123' }],
  ])('refuses a card that is %s and writes nothing down', async (_what, card) => {
    const asked = request('', { card });
    expect(await refusalOf(provider.charge(asked, NOW))).toBe('payment-method-invalid');
    expect(await provider.look(asked)).toEqual({ state: 'unknown' });
  });

  it('accepts a card to the end of its month', async () => {
    const card = { number: '4242424242424242', expiry: '05/26', cvc: '123' };
    const asked = request('', { card });
    expect(await provider.charge(asked, '2026-05-31T23:00:00.000Z')).toEqual({ state: 'captured' });
  });
});

describe('sandbox charges', () => {
  it('happen once for a booking and attempt, whatever the repeat asks', async () => {
    const asked = request('4000 0000 0000 0002');
    const twice = await Promise.all([provider.charge(asked, NOW), provider.charge(asked, NOW)]);
    expect(new Set(twice.map((state) => state.state))).toEqual(new Set(['declined']));
    const retry = { ...asked, card: { number: '4242424242424242', expiry: '12/49', cvc: '1' } };
    expect((await provider.charge(retry, NOW)).state).toBe('declined');
    expect((await provider.charge({ ...retry, attempt: 2 }, NOW)).state).toBe('captured');
  });

  it('are known to another process that starts later', async () => {
    const asked = request('4242 4242 4242 4242');
    await provider.charge(asked, NOW);
    expect(await start().look(asked)).toEqual({ state: 'captured' });
  });

  it('capture late and tell it by a signed webhook, again until it is taken', async () => {
    const asked = request('4000 0000 0000 0077');
    refusedOnce.add(asked.bookingId);
    await provider.charge(asked, instantOf(Date.now()));
    const { body, headers, url } = await message(asked.bookingId);
    expect(url).toBe('/api/payments/webhooks/sandbox');
    expect(
      provider.readWebhook(body, headers as Record<string, string>, instantOf(Date.now())),
    ).toEqual({
      kind: 'charge',
      bookingId: asked.bookingId,
      attempt: 1,
      state: { state: 'captured' },
    });
    expect(reports).toEqual([]);
  });

  it('are captured on time even when the process that charged is gone', async () => {
    const dying = start();
    const asked = request('4000 0000 0000 0077');
    await dying.charge(asked, later(instantOf(Date.now()), -60_000));
    await dying.stop();
    expect(await provider.look(asked)).toEqual({ state: 'captured' });
  });

  it('end once: expired or captured, and everybody sees the same', async () => {
    const slow = start(60_000);
    for (let round = 0; round < 10; round += 1) {
      const asked = request('4000 0025 0000 3155');
      const opened = await slow.charge(asked, NOW);
      const key =
        new URL((opened as { actionUrl: string }).actionUrl).searchParams.get('key') ?? '';
      const charge = { bookingId: asked.bookingId, attempt: 1, key };
      const [expired, approved] = await Promise.all([
        slow.expire({ bookingId: asked.bookingId, attempt: 1 }),
        start().authenticate(charge, 'approve'),
      ]);
      expect(approved.state).toBe(expired.state);
      expect((await slow.look(asked)).state).toBe(expired.state);
    }
    await slow.stop();
  });

  it.each([
    ['that waits for its customer ends', '4000 0025 0000 3155', 'expired'],
    ['whose money is on its way goes on', '4000 0000 0000 0077', 'pending'],
    ['that is paid stays so', '4242 4242 4242 4242', 'captured'],
  ])('%s when it is to be ended', async (_what, number, state) => {
    const slow = start(60_000);
    const asked = request(number);
    await slow.charge(asked, instantOf(Date.now()));
    expect(await slow.expire(asked)).toEqual({ state });
    expect(await slow.look(asked)).toEqual({ state });
    await slow.stop();
  });

  it('that are ended before they arrive find their end when they do', async () => {
    const asked = request('4242 4242 4242 4242');
    expect(await provider.expire(asked)).toEqual({ state: 'expired' });
    expect(await provider.charge(asked, NOW)).toEqual({ state: 'expired' });
    expect(await provider.look(asked)).toEqual({ state: 'expired' });
  });
});

describe('a sandbox charge that was ended before it came', () => {
  it('takes no money any more', async () => {
    const asked = request('4242 4242 4242 4242');
    expect(await provider.look(asked)).toEqual({ state: 'unknown' });
    expect(await provider.expire(asked)).toEqual({ state: 'expired' });
    expect(await provider.charge(asked, NOW)).toEqual({ state: 'expired' });
  });
});

describe('the authentication step', () => {
  async function opened() {
    const asked = request('4000 0025 0000 3155');
    const state = await provider.charge(asked, NOW);
    if (state.state !== 'action-required') throw new Error(state.state);
    const key = new URL(state.actionUrl).searchParams.get('key') ?? '';
    return { bookingId: asked.bookingId, attempt: 1, key };
  }

  it.each([
    ['approve', { state: 'captured' }],
    ['reject', { state: 'declined', reason: 'payment-declined' }],
  ] as const)('%s ends the charge and is told by webhook', async (answer, state) => {
    const asked = await opened();
    expect((await provider.authentication(asked)).state).toBe('action-required');
    expect((await provider.authenticate(asked, answer)).state).toBe(state.state);
    const { body, headers } = await message(asked.bookingId);
    const told = provider.readWebhook(
      body,
      headers as Record<string, string>,
      instantOf(Date.now()),
    );
    expect(told).toEqual({ kind: 'charge', bookingId: asked.bookingId, attempt: 1, state });
    const other = answer === 'approve' ? 'reject' : 'approve';
    expect((await provider.authenticate(asked, other)).state).toBe(state.state);
  });

  it('opens with its own key only', async () => {
    const asked = await opened();
    const other = await opened();
    expect(await refusalOf(provider.authentication({ ...asked, key: other.key }))).toBe(
      'link-invalid',
    );
    expect(await refusalOf(provider.authenticate({ ...asked, key: '' }, 'approve'))).toBe(
      'link-invalid',
    );
  });

  it('is over when the charge has expired', async () => {
    const asked = request('4000 0025 0000 3155', { expiresAt: later(NOW, -1) });
    expect(await provider.charge(asked, NOW)).toEqual({ state: 'expired' });
  });
});

describe('sandbox webhooks', () => {
  const body = Buffer.from('{"bookingId":"bkg_1","attempt":1,"state":{"state":"captured"}}');
  const read =
    (header: string | undefined, now = NOW, content = body) =>
    () =>
      provider.readWebhook(content, { 'foyer-signature': header }, now);

  it('are refused when forged, changed or without signature', async () => {
    const genuine = signatureOf(SECRET, body, NOW);
    expect(await refusalOf(read(genuine))).toBeUndefined();
    expect(await refusalOf(read(undefined))).toBe('webhook-forged');
    expect(await refusalOf(read('t=1,v1=abc'))).toBe('webhook-forged');
    expect(await refusalOf(read(signatureOf('another secret', body, NOW)))).toBe('webhook-forged');
    expect(await refusalOf(read(genuine, NOW, Buffer.from('{}')))).toBe('webhook-forged');
    expect(await refusalOf(read(genuine.replace(/t=[0-9]+/, 't=1')))).toBe('webhook-forged');
  });

  it('are refused when older or newer than five minutes', async () => {
    const header = signatureOf(SECRET, body, NOW);
    expect(await refusalOf(read(header, later(NOW, 301_000)))).toBe('webhook-stale');
    expect(await refusalOf(read(header, later(NOW, -302_000)))).toBe('webhook-stale');
    expect(await refusalOf(read(header, later(NOW, 298_000)))).toBeUndefined();
  });
});

describe('sandbox refunds', () => {
  it('pay back once for an id', async () => {
    const refund: Refund = {
      refundId: 'rfd_late-payment_1_1',
      bookingId: 'bkg_1',
      eventId: 'evt_1',
      attempt: 1,
      provider: 'sandbox',
      amount: 8_400,
      currency: 'EUR',
      cause: 'late-payment',
      status: 'due',
      createdAt: NOW,
    };
    await provider.refund(refund);
    await provider.refund({ ...refund, amount: 1 });
    const page = await objects.get(`sandbox/refunds/${refund.refundId}.json`);
    expect(JSON.parse(Buffer.from(page?.content ?? []).toString())).toEqual(refund);
  });
});
