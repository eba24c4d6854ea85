import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CONTAINER_CREDENTIALS,
  startS3Container,
  type ContainerServer,
} from '../testing/containers.ts';
import type { ServedObjectStore } from './file-links.ts';
import { s3ObjectStore } from './object-store-s3.ts';

const BUCKET = 'foyer-objects';
const PDF = 'application/pdf';
const JSON_TYPE = 'application/json';
const bytes = (text: string) => new TextEncoder().encode(text);

let server: ContainerServer;
let objects: ServedObjectStore;

beforeAll(async () => {
  server = await startS3Container(BUCKET);
  objects = s3ObjectStore({
    bucket: BUCKET,
    region: 'eu-central-1',
    endpoint: server.endpoint,
    publicEndpoint: server.endpoint,
    credentials: CONTAINER_CREDENTIALS,
    linkSecret: 'a secret of this test',
  });
});
afterAll(() => server.stop());

describe('objects in a bucket', () => {
  it('come back as they were put, with their type', async () => {
    await objects.put('tickets/bkg_1.pdf', bytes('first'), PDF);
    await objects.put('tickets/bkg_1.pdf', bytes('second'), PDF);
    const found = await objects.get('tickets/bkg_1.pdf');
    expect(found?.type).toBe(PDF);
    expect(Buffer.from(found?.content ?? []).toString()).toBe('second');
    expect(await objects.get('tickets/bkg_2.pdf')).toBeUndefined();
  });

  it('are added while their key is free', async () => {
    expect(await objects.add('plans/one.json', bytes('{"first":true}'), JSON_TYPE)).toBe(true);
    expect(await objects.add('plans/one.json', bytes('{"first":false}'), JSON_TYPE)).toBe(false);
    const found = await objects.get('plans/one.json');
    expect(Buffer.from(found?.content ?? []).toString()).toBe('{"first":true}');
  });

  it('are opened by an address at the server itself, and not without it', async () => {
    await objects.put('tickets/bkg_3/1.pdf', bytes('a ticket'), PDF);
    const address = (await objects.addressOf?.('tickets/bkg_3/1.pdf', 'bkg_3.pdf')) ?? '';
    const opened = await fetch(address);
    expect(opened.status).toBe(200);
    expect(opened.headers.get('content-type')).toBe(PDF);
    expect(opened.headers.get('content-disposition')).toBe('inline; filename="bkg_3.pdf"');
    expect(await opened.text()).toBe('a ticket');
    const forged = address.replace(/X-Amz-Signature=\w{4}/, 'X-Amz-Signature=0000');
    expect((await fetch(forged)).status).toBe(403);
    expect((await fetch(address.split('?')[0] ?? '')).status).toBe(403);
  });

  it('refuse keys that lead elsewhere and types that they do not name', async () => {
    expect(await objects.get('../secret.pdf')).toBeUndefined();
    await expect(objects.put('a/../../b.pdf', bytes('x'), PDF)).rejects.toThrow(RangeError);
    await expect(objects.put('tickets/a.pdf', bytes('x'), 'text/html')).rejects.toThrow(RangeError);
  });
});
