import { expect, it } from '@jest/globals';
import { DomainError } from '../domain/index.ts';
import { serviceLog } from './service-log.ts';

function lineOf(error: unknown): string {
  const lines: string[] = [];
  const log = serviceLog('employee', 'info', { write: (line) => lines.push(line) });
  log.error({ err: error }, 'effect failed');
  return lines.join('');
}

const unknownRecipient = Object.assign(new Error('550 <grace.h+tickets@example.org>: unknown'), {
  code: 'EENVELOPE',
  rejected: ['grace.h+tickets@example.org'],
});

it('tells what failed and why, with every cause', () => {
  const line = lineOf(new DomainError('busy', {}, { cause: unknownRecipient }));
  expect(JSON.parse(line)).toMatchObject({
    service: 'employee',
    msg: 'effect failed',
    err: { type: 'DomainError', code: 'busy', message: 'busy: 550 <(address)>: unknown' },
  });
  expect(line).toContain('service-log.test.ts');
});

it('keeps recipients, items and addresses out', () => {
  const refused = Object.assign(new Error('The conditional request failed'), {
    Item: { name: { S: 'Grace Hopper' } },
    cause: unknownRecipient,
  });
  for (const error of [unknownRecipient, refused, 'no mail to grace@example.org'])
    expect(lineOf(error)).not.toMatch(/grace|hopper|example\.org/i);
});

it('leaves the names of packages in stack traces', () => {
  const error = Object.assign(new Error('x'), { stack: 'at node_modules/@aws-sdk/client.js:1' });
  expect(lineOf(error)).toContain('node_modules/@aws-sdk/client.js');
});
