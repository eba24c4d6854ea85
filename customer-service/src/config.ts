import { readSettings, SERVICE_SETTINGS } from '@foyer/shared/http';

/** What the customer service is told from outside. */
export type Config = ReturnType<typeof readConfig>;

/** Reads the configuration. Throws SettingsError that names every setting at fault. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
) {
  return readSettings(SERVICE_SETTINGS, environment);
}
