import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Effect } from '@foyer/shared/domain';
import {
  startTestCollector,
  startTestMailbox,
  type TestCollector,
  type TestMailbox,
} from '@foyer/shared/testing';
import { pino } from 'pino';
import { employed } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import type { Loop } from './loop.ts';
import { startJobs } from './start-jobs.ts';

const EFFECT = 'send-account-mail';

let collector: TestCollector;
let mailbox: TestMailbox;
let service: TestService;
let jobs: Loop;

beforeAll(async () => {
  collector = await startTestCollector();
  mailbox = await startTestMailbox();
  service = await startTestService({
    SMTP_URL: mailbox.url,
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_METRIC_EXPORT_INTERVAL: '100',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  jobs = startJobs(service.deps, pino({ level: 'silent' }));
});
afterAll(async () => {
  await mailbox.stop();
  await collector.stop();
});

it('tells of effects: how old they were, how they ended, and what they did', async () => {
  mailbox.refuse(1);
  const now = new Date().toISOString();
  const invitation = { generation: 1, sentAt: now, expiresAt: '2999-01-01T00:00:00.000Z' };
  const { userId } = await employed(service, { mustChangePassword: true, invitation });
  const effect: Effect = { kind: EFFECT, userId, mail: 'invitation', key: '1' };
  await service.deps.outbox.add(effect, now);
  const ended = (outcome: string) => ({ 'foyer.effect': EFFECT, 'foyer.outcome': outcome });
  const once = (count: number) => count === 1;
  await collector.until('foyer.effect.age', ended('failed'), once);
  await collector.until('foyer.effect.age', ended('done'), once);
  await collector.until('foyer.mail.duration', { 'foyer.outcome': 'sent' }, once);
  await collector.until('foyer.outbox.oldest', {}, (seconds) => seconds === 0);
  await jobs.stop();
  await service.stop();

  const effects = collector.spans.filter(({ name }) => name === `effect ${EFFECT}`);
  expect(effects.map(({ attributes }) => attributes['foyer.tries'])).toEqual([0, 1]);
  expect(effects.map(({ status }) => status.code)).toEqual([2, 0]);
  const mails = collector.spans.filter(({ name }) => name === 'send mail');
  expect(mails.map(({ parentSpanId }) => parentSpanId)).toEqual(
    effects.map(({ spanId }) => spanId),
  );
  const reads = collector.spans.filter(({ name }) => name.startsWith('GetItem test-Users'));
  expect(reads.map(({ parentSpanId }) => parentSpanId)).toContain(effects[0]?.spanId);
  const alone = collector.spans.filter(({ parentSpanId = '' }) => parentSpanId === '');
  expect(new Set(alone.map(({ name }) => name))).toEqual(new Set([`effect ${EFFECT}`]));
});
