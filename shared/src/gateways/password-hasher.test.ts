import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { passwordHasher, type RunningPasswordHasher } from './password-hasher.ts';

let hasher: RunningPasswordHasher;

beforeAll(() => {
  hasher = passwordHasher({ cost: 4, threads: 2, waiting: 20 });
});
afterAll(() => hasher.close());

describe('a password hasher', () => {
  it('knows a password again, and no other', async () => {
    const hash = await hasher.hash('correct horse');
    expect(hash).toMatch(/^\$2b\$04\$/);
    expect(await hasher.matches('correct horse', hash)).toBe(true);
    expect(await hasher.matches('correct horsE', hash)).toBe(false);
  });

  it('salts: one password has many hashes', async () => {
    expect(await hasher.hash('same')).not.toBe(await hasher.hash('same'));
  });

  it('matches nothing where there is no account', async () => {
    expect(await hasher.matches('anything', undefined)).toBe(false);
    expect(await hasher.matches('', undefined)).toBe(false);
  });

  it('answers many at once, each its own', async () => {
    const words = Array.from({ length: 12 }, (_, index) => `word ${index}`);
    const hashes = await Promise.all(words.map((word) => hasher.hash(word)));
    const known = await Promise.all(words.map((word, i) => hasher.matches(word, hashes[i])));
    expect(known).toEqual(words.map(() => true));
  });

  it('goes on after a hash that is none', async () => {
    expect(await hasher.matches('word', 'no hash')).toBe(false);
    expect(await hasher.hash('word')).toMatch(/^\$2b\$/);
  });

  it('sends the rest away when too many wait', async () => {
    const crowd = await Promise.allSettled(
      Array.from({ length: 60 }, () => hasher.hash('crowded')),
    );
    const away = crowd.filter(({ status }) => status === 'rejected');
    expect(away.length).toBeGreaterThan(0);
    expect(away[0]).toMatchObject({ reason: { code: 'busy' } });
    expect(crowd.length - away.length).toBeGreaterThanOrEqual(20);
  });
});
