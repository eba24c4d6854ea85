import { expect, it } from '@jest/globals';
import { remembered } from './remembered.ts';

/** A lookup that counts its calls, remembered by a clock that the test sets. */
function counted(atMost?: number) {
  const state = { now: 0, calls: 0, failing: false };
  const lookup = remembered(
    { forMs: 100, clock: () => state.now, ...(atMost !== undefined && { atMost }) },
    (key) => {
      state.calls += 1;
      return state.failing
        ? Promise.reject(new Error('down'))
        : Promise.resolve(`${key}${state.calls}`);
    },
  );
  return { state, lookup };
}

it('looks up once for all who ask at the same time', async () => {
  const { lookup } = counted();
  expect(await Promise.all([lookup('a'), lookup('a'), lookup('b')])).toEqual(['a1', 'a1', 'b2']);
});

it('looks up again when the time is over', async () => {
  const { state, lookup } = counted();
  await lookup('a');
  state.now = 99;
  expect(await lookup('a')).toBe('a1');
  state.now = 100;
  expect(await lookup('a')).toBe('a2');
});

it('does not remember a failure', async () => {
  const { state, lookup } = counted();
  state.failing = true;
  await expect(lookup('a')).rejects.toThrow('down');
  state.failing = false;
  expect(await lookup('a')).toBe('a2');
});

it('forgets the oldest answers when there are too many', async () => {
  const { state, lookup } = counted(2);
  for (const key of ['a', 'b', 'c', 'b', 'c']) await lookup(key);
  expect(state.calls).toBe(3);
  expect(await lookup('a')).toBe('a4');
});
