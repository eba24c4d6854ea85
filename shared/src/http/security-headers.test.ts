import { expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { securityHeaders, type SiteNeeds } from './security-headers.ts';

const headersOf = async (needs: SiteNeeds) => {
  const app = express().use(...securityHeaders(needs), (_request, response) => response.end());
  return (await request(app).get('/')).headers;
};

it('insists on encryption where the site has it', async () => {
  const plain = await headersOf({ publicUrl: 'http://localhost:3000', camera: 'no-camera' });
  expect(plain['strict-transport-security']).toBeUndefined();
  expect(plain['content-security-policy']).not.toMatch('upgrade-insecure-requests');
  const secure = await headersOf({ publicUrl: 'https://example.org', camera: 'no-camera' });
  expect(secure['strict-transport-security']).toMatch('max-age=31536000');
  expect(secure['content-security-policy']).toMatch('upgrade-insecure-requests');
});

it('lets pictures come from a content network that the site names', async () => {
  const site = { publicUrl: 'https://example.org', camera: 'no-camera' } as const;
  const own = await headersOf(site);
  expect(own['content-security-policy']).toMatch("img-src 'self' data: blob:;");
  const near = await headersOf({ ...site, mediaOrigin: 'https://media.example.org' });
  expect(near['content-security-policy']).toMatch(
    "img-src 'self' data: blob: https://media.example.org;",
  );
});

it('gives the camera to the portal that scans with it and to nobody else', async () => {
  const publicUrl = 'https://example.org';
  const portal = await headersOf({ publicUrl, camera: 'camera' });
  expect(portal['permissions-policy']).toMatch('camera=(self)');
  const site = await headersOf({ publicUrl, camera: 'no-camera' });
  expect(site['permissions-policy']).toMatch('camera=()');
});
