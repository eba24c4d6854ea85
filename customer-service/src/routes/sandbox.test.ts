import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { PUBLIC_URL, startTestService, type TestService } from '../testing/test-service.ts';

const RETURN_URL = `${PUBLIC_URL}/bookings/bkg_1`;
let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.stop());

let count = 0;
/** A charge that waits for authentication; answers with the path of its page. */
async function opened(): Promise<{ bookingId: string; path: string }> {
  count += 1;
  const bookingId = `bkg_${count}`;
  const now = new Date().toISOString();
  const state = await service.deps.provider.charge(
    {
      bookingId,
      attempt: 1,
      amount: 8_400,
      currency: 'EUR',
      description: 'Two seats <for> The Tide Clock',
      email: 'ada@example.org',
      returnUrl: RETURN_URL,
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
      card: { number: '4000 0025 0000 3155', expiry: '12/49', cvc: '123' },
    },
    now,
  );
  if (state.state !== 'action-required') throw new Error(state.state);
  return { bookingId, path: state.actionUrl.replace(PUBLIC_URL, '') };
}

const look = async (bookingId: string) => service.deps.sandbox?.look({ bookingId, attempt: 1 });

const answer = (path: string, value: string) =>
  request(service.app).post(path).type('form').send({ answer: value });

describe('the authentication page', () => {
  it('says what is paid, escaped, and asks', async () => {
    const { path } = await opened();
    const page = await request(service.app).get(path).expect(200);
    expect(page.text).toContain('€84.00');
    expect(page.text).toContain('Two seats &lt;for&gt; The Tide Clock');
    expect(page.text).toContain('value="approve"');
  });

  it.each([
    ['approve', 'captured'],
    ['reject', 'declined'],
    ['nonsense', 'declined'],
  ])('takes %s, ends the charge as %s and leads back', async (value, state) => {
    const { bookingId, path } = await opened();
    await answer(path, value).expect(303).expect('location', RETURN_URL);
    expect((await look(bookingId))?.state).toBe(state);
    await request(service.app).get(path).expect(303).expect('location', RETURN_URL);
  });

  it('opens with its key only', async () => {
    const { bookingId, path } = await opened();
    const { path: other } = await opened();
    const key = new URL(other, PUBLIC_URL).search;
    for (const wrong of [path.replace(/\?.*/, ''), path.replace(/\?.*/, key)]) {
      expect((await request(service.app).get(wrong).expect(403)).body).toMatchObject({
        code: 'link-invalid',
      });
      await answer(wrong, 'approve').expect(403);
    }
    expect((await look(bookingId))?.state).toBe('action-required');
  });

  it("takes no answer from another site's page", async () => {
    const { bookingId, path } = await opened();
    await answer(path, 'approve').set('origin', 'https://evil.example').expect(403);
    expect((await look(bookingId))?.state).toBe('action-required');
  });
});
