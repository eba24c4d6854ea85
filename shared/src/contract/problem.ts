import * as z from 'zod';
import { REFUSALS } from '../domain/index.ts';

/** One fault of a request, with the place it stands at, such as `body.contact.email`. */
export const FieldFault = z.object({ field: z.string(), message: z.string() });

/** Every error Foyer answers with: RFC 9457 problem details plus the refusal's code. */
export const Problem = z.object({
  type: z.string().describe('A URI that names the refusal'),
  title: z.string(),
  status: z.int(),
  code: z.enum(REFUSALS),
  detail: z.string().optional(),
  instance: z.string().optional().describe('The request id'),
  errors: z.array(FieldFault).optional(),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Facts such as the seat that was lost'),
});

/** An error answer. */
export type Problem = z.infer<typeof Problem>;
