import { SpanKind, type Histogram } from '@opentelemetry/api';
import type { ChargeState, Mailer, PaymentProvider } from '../use-cases/ports.ts';
import { secondsSince, toldHow } from './outcomes.ts';
import { inSpan } from './spans.ts';
import type { Telemetry } from './telemetry.ts';

type Watch = Pick<Telemetry, 'meter' | 'tracer'>;

/** Seconds; payment providers and mail servers far away answer within these. */
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

/** The same providers; each call is timed by what it answered and stands in the trace. */
export function tracedProviders<
  Providers extends {
    readonly provider?: PaymentProvider;
    readonly providers: readonly PaymentProvider[];
  },
>(given: Providers, watch: Watch): Providers {
  const time = watch.meter.createHistogram('foyer.payment.call.duration', {
    unit: 's',
    description: 'Calls of payment providers by what they answered.',
    advice: { explicitBucketBoundaries: BUCKETS },
  });
  const traced = new Map(
    given.providers.map((provider) => [provider, tracedProvider(provider, watch, time)]),
  );
  const { provider } = given;
  return {
    ...given,
    providers: [...traced.values()],
    ...(provider && { provider: traced.get(provider) ?? provider }),
  };
}

/** The same mailer; each mail is timed and stands in the trace. */
export function tracedMailer<M extends Mailer>(mailer: M, watch: Watch): M {
  const time = watch.meter.createHistogram('foyer.mail.duration', {
    unit: 's',
    description: 'Handing a mail over, by how it ended.',
    advice: { explicitBucketBoundaries: BUCKETS },
  });
  return {
    ...mailer,
    send: (mail) =>
      timed(
        { watch, time, name: 'send mail', labels: {} },
        () => mailer.send(mail),
        () => 'sent',
      ),
  };
}

function tracedProvider(provider: PaymentProvider, watch: Watch, time: Histogram): PaymentProvider {
  const call = (operation: string) => ({
    ...{ watch, time, name: `${operation} ${provider.name}` },
    labels: { 'foyer.provider': provider.name, 'foyer.operation': operation },
  });
  const stateOf = ({ state }: ChargeState) => state;
  return {
    ...provider,
    charge: (request, now) => timed(call('charge'), () => provider.charge(request, now), stateOf),
    look: (attempt) => timed(call('look'), () => provider.look(attempt), stateOf),
    expire: (attempt) => timed(call('expire'), () => provider.expire(attempt), stateOf),
    refund: (refund, attempt) =>
      timed(
        call('refund'),
        () => provider.refund(refund, attempt),
        () => 'paid',
      ),
  };
}

type Call = {
  readonly watch: Watch;
  readonly time: Histogram;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
};

function timed<T>(
  { watch, time, name, labels }: Call,
  work: () => Promise<T>,
  outcomeOf: (result: T) => string,
): Promise<T> {
  const began = performance.now();
  const tell = (outcome: string) =>
    time.record(secondsSince(began), { ...labels, 'foyer.outcome': outcome });
  return inSpan(watch.tracer, { name, kind: SpanKind.CLIENT, attributes: labels }, () =>
    toldHow(work, outcomeOf, tell),
  );
}
