import { expect, it } from '@jest/globals';
import { performEffect, type EffectDeps, type SingleEffect } from './perform-effect.ts';

it('leaves an effect that only a later version knows to that version', async () => {
  const later = { kind: 'send-telegram', bookingId: 'bkg_1' } as unknown as SingleEffect;
  const nothing = {} as EffectDeps;
  await expect(performEffect(nothing, later, '2026-11-21T10:00:00.000Z')).rejects.toThrow(
    'Unknown effect "send-telegram"',
  );
});
