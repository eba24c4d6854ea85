import * as z from 'zod';
import { endpoint } from '../endpoint.ts';

/** How paying goes on this site. */
export const PaymentOptions = z.object({
  provider: z.enum(['sandbox', 'stripe']),
  flow: z
    .enum(['card-form', 'redirect'])
    .describe('card-form: the card comes with the payment; redirect: the provider asks for it'),
});

/** How paying goes on this site. */
export type PaymentOptions = z.infer<typeof PaymentOptions>;

/** Who takes new payments, and how. */
export const getPaymentOptions = endpoint({
  method: 'get',
  path: '/payment-options',
  tag: 'payments',
  summary: 'Who takes payments, and how',
  access: 'public',
  reply: PaymentOptions,
});
