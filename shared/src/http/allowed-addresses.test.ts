import { describe, expect, it } from '@jest/globals';
import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { allowedAddresses, isNetwork } from './allowed-addresses.ts';
import { problemHandler } from './problems.ts';
import { requestContext } from './request-context.ts';

/** A service behind one proxy that admits some networks. */
function serviceFor(networks: readonly string[]) {
  const app = express().set('trust proxy', 1);
  app.use(requestContext(() => Date.now()));
  app.use(allowedAddresses(networks));
  app.get('/', (_request, response) => {
    response.send('in');
  });
  return app.use(problemHandler(pino({ level: 'silent' })));
}

const from = (address: string, networks: readonly string[]) =>
  request(serviceFor(networks)).get('/').set('x-forwarded-for', address);

describe('a list of networks', () => {
  const OFFICE = ['203.0.113.0/24', '2001:db8:7::/48'];

  it.each(['203.0.113.9', '::ffff:203.0.113.200', '2001:db8:7:1::5'])('admits %s', (address) =>
    from(address, OFFICE).expect(200, 'in'),
  );

  it.each(['203.0.114.1', '2001:db8:8::1', 'nonsense'])(
    'keeps %j out, whoever it says stood before it',
    async (address) => {
      const answer = await from(`203.0.113.9, ${address}`, OFFICE).expect(403);
      expect(answer.body).toMatchObject({ code: 'address-not-allowed' });
    },
  );

  it('admits everybody where it is empty', () => from('198.51.100.1', []).expect(200));

  it('takes networks alone', () => {
    for (const good of ['10.0.0.0/8', '0.0.0.0/0', '::/0']) expect(isNetwork(good)).toBe(true);
    for (const bad of ['10.0.0.1', '10.0.0.0/33', 'office/8', '10.0.0.0/8/8', '10.0.0.0/'])
      expect(isNetwork(bad)).toBe(false);
  });
});
