import { defineConfig } from '@playwright/test';
import config from '../playwright.config.ts';

/** What is rehearsed on a running docker compose; `npm test` has no part in it. */
export default defineConfig({
  ...config,
  testMatch: '**/*.rehearsal.ts',
  globalSetup: './global-setup.ts',
  workers: 1,
  fullyParallel: false,
});
