import { createHmac, randomUUID } from 'node:crypto';
import type { EpochMs } from '../../domain/index.ts';

/** Something that Stripe tells: the object as it stood then. */
export type StandInEvent = {
  readonly id: string;
  readonly object: 'event';
  readonly type: string;
  readonly created: number;
  readonly data: { readonly object: unknown };
};

/** A message on its way. */
export type StandInMessage = {
  readonly body: Buffer;
  readonly headers: { readonly 'content-type': string; readonly 'stripe-signature': string };
};

/** Takes a message; the status with which it was answered. */
export type Delivery = (message: StandInMessage) => Promise<number>;

/** An event about an object, which may change afterwards. */
export function eventOf(type: string, object: object, at: EpochMs): StandInEvent {
  return {
    ...{ id: `evt_${randomUUID()}`, object: 'event', type },
    created: Math.floor(at / 1000),
    data: { object: JSON.parse(JSON.stringify(object)) as unknown },
  };
}

/** The event signed as Stripe documents it: an HMAC of time and body. */
export function signed(event: StandInEvent, secret: string, at: EpochMs): StandInMessage {
  const body = Buffer.from(JSON.stringify(event));
  const seconds = Math.floor(at / 1000);
  const v1 = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': `t=${seconds},v1=${v1}`,
  };
  return { body, headers };
}

/** Delivers by HTTP. */
export function postTo(url: string): Delivery {
  return async ({ body, headers }) => {
    const reply = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    await reply.arrayBuffer();
    return reply.status;
  };
}
