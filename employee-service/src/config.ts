import { isNetwork, readSettings, SERVICE_SETTINGS } from '@foyer/shared/http';
import { z } from 'zod';

/** What the employee service is told from outside. */
export type Config = ReturnType<typeof readConfig>;

const SETTINGS = {
  ...SERVICE_SETTINGS,
  /** Where mails are handed over, such as `smtp://user:password@host:587`. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, message: 'must be an smtp: or smtps: address' }),
  /** The sender of all mails, such as `Foyer <tickets@example.org>`. */
  MAIL_FROM: z.string().min(3),
  /** The networks whose people may use the portal, such as `203.0.113.0/24,198.51.100.7/32`; everybody where there are none. */
  ALLOWED_ADDRESSES: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .refine((networks) => networks.every(isNetwork), 'must be networks such as 203.0.113.0/24'),
};

/** Reads the configuration. Throws SettingsError that names every setting at fault. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readSettings(SETTINGS, environment);
}
