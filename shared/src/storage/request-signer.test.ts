import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { requestSigner } from './request-signer.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const AT = new Date('2026-01-02T03:04:05Z');

class Sha256 {
  readonly #hash;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', key as Uint8Array);
  }
  update(data: Uint8Array) {
    this.#hash.update(data);
  }
  digest() {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
  reset() {
    throw new Error('a hash is used once');
  }
}

function request() {
  return {
    method: 'POST',
    protocol: 'https:',
    hostname: 'dynamodb.eu-central-1.amazonaws.com',
    path: '/',
    query: {},
    body: '{"TableName":"Seats"}',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      host: 'dynamodb.eu-central-1.amazonaws.com',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    } as Record<string, string>,
  };
}

const lean = (credentials: typeof CREDENTIALS & { sessionToken?: string }) =>
  requestSigner('eu-central-1', () => Promise.resolve(credentials));

const reference = (credentials: typeof CREDENTIALS & { sessionToken?: string }) =>
  new SignatureV4({
    service: 'dynamodb',
    region: 'eu-central-1',
    credentials,
    sha256: Sha256,
    applyChecksum: false,
  });

describe('requestSigner', () => {
  it.each([
    ['long-lived credentials', CREDENTIALS],
    ['a session token', { ...CREDENTIALS, sessionToken: 'a-session-token' }],
  ])("signs as the SDK's own signer does with %s", async (_, credentials) => {
    const ours = await lean(credentials).sign(request(), { signingDate: AT });
    const theirs = await reference(credentials).sign(request(), { signingDate: AT });
    expect(ours.headers['authorization']).toBe(theirs.headers['authorization']);
  });

  it('signs a text and its bytes alike', async () => {
    const asText = await lean(CREDENTIALS).sign(request(), { signingDate: AT });
    const bytes = new TextEncoder().encode(request().body);
    const asBytes = await lean(CREDENTIALS).sign(
      { ...request(), body: bytes },
      { signingDate: AT },
    );
    expect(asBytes.headers).toEqual(asText.headers);
  });
});
