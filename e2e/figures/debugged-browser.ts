import { chromium } from '@playwright/test';
import { freePort } from '@foyer/local/ports';
import { findChromium } from '../system/chromium.ts';

/** A browser that other tools drive by the protocol of its developer tools. */
export type DebuggedBrowser = { readonly port: number; stop(): Promise<void> };

/** Starts the browser of the tests with a port for its developer tools. */
export async function startDebuggedBrowser(): Promise<DebuggedBrowser> {
  const { executablePath, args } = await findChromium();
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  return { port, stop: () => browser.close() };
}
