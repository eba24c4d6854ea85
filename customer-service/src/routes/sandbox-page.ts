import { amountText, html } from '@foyer/shared/domain';
import type { Authentication } from '@foyer/shared/gateways';

const STYLE = `
  :root { color-scheme: light dark; --page: #eceaf3; --card: #fff; --ink: #1b1a22; --soft: #55535f; --accent: #4b3ca7; --on-accent: #fff; }
  @media (prefers-color-scheme: dark) {
    :root { --page: #121116; --card: #1e1d25; --ink: #f2f1f7; --soft: #b5b3c1; --accent: #c6bfff; --on-accent: #20184f; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 26rem; background: var(--card); border-radius: 20px; padding: 28px; box-shadow: 0 8px 40px rgb(0 0 0 / 12%); }
  .bank { margin: 0 0 20px; font-size: 14px; color: var(--soft); }
  h1 { margin: 0 0 4px; font-size: 22px; line-height: 1.25; }
  .amount { margin: 16px 0 0; font-size: 40px; font-weight: 700; font-variant-numeric: tabular-nums; }
  .what { margin: 0 0 24px; color: var(--soft); overflow-wrap: anywhere; }
  form { display: grid; gap: 12px; }
  button { min-height: 48px; border-radius: 999px; border: 2px solid var(--accent); font: inherit; font-weight: 600; cursor: pointer; background: none; color: var(--accent); }
  button[value='approve'] { background: var(--accent); color: var(--on-accent); }
  button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
  .note { margin: 20px 0 0; font-size: 14px; color: var(--soft); }`;

/** The page on which a customer approves or rejects a sandbox payment. */
export function authenticationPage({ amount, currency, description }: Authentication): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Approve the payment</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>
          <p class="bank">Sandbox bank</p>
          <h1>Do you want to make this payment?</h1>
          <p class="amount">${amountText(amount, currency)}</p>
          <p class="what">${description}</p>
          <form method="post">
            <button type="submit" name="answer" value="approve">Approve</button>
            <button type="submit" name="answer" value="reject">Reject</button>
          </form>
          <p class="note">This stands in for your bank. No money moves.</p>
        </main>
      </body>
    </html> `.html;
}
