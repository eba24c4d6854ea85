import { chromium, type Browser } from '@playwright/test';
import { findChromium } from '../system/chromium.ts';
import { stage } from '../system/stage.ts';

/** A browser that reaches the one address at one customer service, past the router. */
export async function browserOnService(customer: number): Promise<Browser> {
  const { url, customers } = stage();
  const [site, service] = [new URL(url).host, new URL(customers[customer] ?? '').host];
  const { executablePath, args } = await findChromium();
  const rule = `--host-resolver-rules=MAP ${site} ${service}`;
  return chromium.launch({ executablePath, args: [...args, rule] });
}
