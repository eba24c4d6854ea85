import { describe, expect, it } from '@jest/globals';
import { parseSettings, publicUrlOf } from '../lib/settings.ts';
import { exampleFile } from './synthesized.ts';

describe('the settings', () => {
  it('of the example are good', () => {
    const settings = parseSettings(exampleFile());
    expect(publicUrlOf(settings)).toBe('https://tickets.example.org');
  });

  it('name everything at fault at once', () => {
    const { mailFrom: _missing, ...rest } = exampleFile();
    const wrong = { ...rest, account: '12', officeAddresses: ['everywhere'] };
    expect(() => parseSettings(wrong)).toThrow(/12 digits[\s\S]*mailFrom[\s\S]*officeAddresses/);
  });

  it.each([
    ['fewer than three customer tasks', { customer: size({ min: 2, max: 9 }) }],
    ['fewer at most than at least', { employee: size({ min: 4, max: 3 }) }],
    ['a single zone', { zones: 1 }],
    ['a portal open to nobody', { officeAddresses: [] }],
    [
      'a table that there is none of',
      { warmThroughput: { chairs: { reads: 12_000, writes: 4_000 } } },
    ],
    ['a collector of no version', { telemetry: telemetry({ collectorImage: 'adot:latest' }) }],
    ['more than every request traced', { telemetry: telemetry({ tracedShare: 2 }) }],
    ['a setting that there is none of', { colour: 'green' }],
  ])('do not take %s', (_what, change) => {
    expect(() => parseSettings({ ...exampleFile(), ...change })).toThrow('Settings:');
  });
});

function telemetry(change: object) {
  return { collectorImage: 'public.ecr.aws/adot:v0.49.0', tracedShare: 0.05, ...change };
}

function size(tasks: { min: number; max: number }) {
  return { cpu: 512, memoryMiB: 1024, tasks };
}
