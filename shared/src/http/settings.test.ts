import { describe, expect, it } from '@jest/globals';
import { readSettings, SERVICE_SETTINGS, SettingsError, staticCredentials } from './settings.ts';

const secret = 'x'.repeat(32);
const COMPLETE = {
  PORT: '8080',
  PUBLIC_URL: 'https://tickets.example.org/',
  AWS_REGION: 'eu-central-1',
  TABLE_PREFIX: 'foyer-',
  OBJECT_STORE_DIR: '/objects',
  JWT_SECRET: secret,
  BOOKING_ID_SECRET: secret,
  LINK_SECRET: secret,
  SANDBOX_WEBHOOK_SECRET: secret,
  TICKET_SIGNING_KEY: `1:${secret}`,
  PAYMENT_PROVIDER: 'sandbox',
};

const read = (change: Readonly<Record<string, string | undefined>> = {}) =>
  readSettings(SERVICE_SETTINGS, { ...COMPLETE, ...change });

describe('settings', () => {
  it('are parsed and frozen', () => {
    const settings = read();
    expect(settings.PORT).toBe(8080);
    expect(settings.PUBLIC_URL).toBe('https://tickets.example.org');
    expect(settings.RATE_LIMITS).toBe('on');
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('that are missing or empty are named in one line', () => {
    expect(() => read({ JWT_SECRET: undefined, LINK_SECRET: '' })).toThrow(
      new SettingsError('Cannot start: JWT_SECRET is missing; LINK_SECRET is missing.'),
    );
  });

  it('that are wrong are named with what they must be', () => {
    const wrong = () => read({ JWT_SECRET: 'short', PUBLIC_URL: 'tickets', RATE_LIMITS: 'maybe' });
    expect(wrong).toThrow(/JWT_SECRET must have at least 32 characters/);
    expect(wrong).toThrow(/PUBLIC_URL must be an address such as/);
    expect(wrong).toThrow(/RATE_LIMITS Invalid option/);
  });

  it('have no default for any secret', () => {
    const secrets = Object.keys(SERVICE_SETTINGS).filter((name) => /SECRET|KEY$/.test(name));
    for (const name of secrets.filter((one) => !one.startsWith('AWS_'))) {
      expect(() => read({ [name]: undefined })).toThrow(`${name} is missing`);
    }
  });
});

describe('credentials', () => {
  it('are left to the SDK on AWS and may be anything for an own DynamoDB', () => {
    expect(staticCredentials(read())).toBeUndefined();
    const own = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' };
    expect(staticCredentials(read(own))).toEqual({
      accessKeyId: 'local',
      secretAccessKey: 'local',
    });
  });
});
