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

  it('name a folder or a bucket for objects', () => {
    expect(read({ OBJECT_STORE_DIR: undefined, S3_BUCKET: 'foyer-objects' }).S3_BUCKET).toBe(
      'foyer-objects',
    );
    expect(() => read({ OBJECT_STORE_DIR: undefined })).toThrow(
      new SettingsError('Cannot start: OBJECT_STORE_DIR or S3_BUCKET is missing.'),
    );
  });

  it('have no default for any secret', () => {
    const secrets = Object.keys(SERVICE_SETTINGS).filter((name) => /SECRET|KEY$/.test(name));
    for (const name of secrets.filter((one) => !/^(AWS|STRIPE)_/.test(one))) {
      expect(() => read({ [name]: undefined })).toThrow(`${name} is missing`);
    }
  });
});

describe('the keys of payment providers', () => {
  const stripe = { PAYMENT_PROVIDER: 'stripe', SANDBOX_WEBHOOK_SECRET: undefined };

  it('are needed of the one that takes payments, all told in one line', () => {
    expect(() => read({ ...stripe, JWT_SECRET: undefined })).toThrow(
      new SettingsError(
        'Cannot start: JWT_SECRET is missing; STRIPE_SECRET_KEY is missing; STRIPE_WEBHOOK_SECRET is missing.',
      ),
    );
  });

  it('are needed of that one alone', () => {
    const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
    expect(read({ ...stripe, ...keys })).toMatchObject(keys);
    expect(read()).not.toHaveProperty('STRIPE_SECRET_KEY');
  });

  it('must be of the right kind', () => {
    const wrong = { STRIPE_SECRET_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRET: 'we_1' };
    expect(() => read({ ...stripe, ...wrong })).toThrow(
      /STRIPE_SECRET_KEY must be a secret.*; STRIPE_WEBHOOK_SECRET must be the signing secret/,
    );
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
