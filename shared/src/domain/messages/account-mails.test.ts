import { describe, expect, it } from '@jest/globals';
import {
  invitationMail,
  passwordChangedMail,
  passwordResetMail,
  verificationMail,
  type AccountMail,
} from './account-mails.ts';

const publicUrl = 'https://foyer.example';
const customer: AccountMail = {
  account: { name: '<b>Ada</b> & Co', email: 'ada@example.org', role: 'customer' },
  publicUrl,
};
const steward: AccountMail = { ...customer, account: { ...customer.account, role: 'steward' } };

describe('the invitation', () => {
  const mail = invitationMail({
    ...steward,
    oneTimePassword: '4k2mp-90xyz-abcde-fghjk',
    expiresAt: '2026-11-28T10:00:00.000Z',
  });

  it('says as what, with which password, where and until when, as text and as HTML', () => {
    expect(mail.subject).toBe('You are invited to Foyer as a steward');
    for (const words of [
      'ada@example.org',
      '4k2mp-90xyz-abcde-fghjk',
      'https://foyer.example/admin/sign-in',
      'Saturday, 28 November 2026 at 10:00 UTC',
      'scan tickets',
    ]) {
      expect(mail.text).toContain(words);
      expect(mail.html).toContain(words);
    }
  });

  it('shows the password neither in its subject nor in what inboxes show after it', () => {
    expect(mail.subject).not.toContain('4k2mp');
    expect(mail.html.slice(0, mail.html.indexOf('<h1'))).not.toContain('4k2mp');
  });
});

describe('mails with a link', () => {
  it('lead to the site of whoever has the account', () => {
    const key = 'usr_1.abc.def';
    expect(passwordResetMail({ ...customer, key }).text).toContain(
      `${publicUrl}/reset-password?key=${key}`,
    );
    expect(passwordResetMail({ ...steward, key }).html).toContain(
      `href="${publicUrl}/admin/reset-password?key=${key}"`,
    );
    expect(verificationMail({ ...customer, key }).html).toContain(
      `href="${publicUrl}/verify-email?key=${key}"`,
    );
    const changedAt = '2026-11-21T10:00:00.000Z';
    const changed = passwordChangedMail({ ...steward, changedAt });
    expect(changed.text).toContain(`${publicUrl}/admin/forgot-password`);
    expect(changed.text).toContain('Saturday, 21 November 2026 at 10:00 UTC');
  });

  it('let nobody write HTML by a name', () => {
    const { html } = passwordResetMail({ ...customer, key: 'k' });
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt; &amp; Co');
    expect(html).not.toContain('<b>Ada');
  });
});
