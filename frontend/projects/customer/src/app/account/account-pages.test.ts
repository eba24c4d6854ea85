import { describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/open-page.ts';

describe('a forgotten password', () => {
  it('is asked for without learning whether there is such an account', async () => {
    const page = await openPage('/forgot-password');
    await page.type('E-mail address', 'ada@example.org');
    await page.press('Send the link');
    const { request } = await page.answer('POST', '/auth/forgotten-password', {});
    expect(request.body).toEqual({ email: 'ada@example.org' });
    expect(page.text()).toContain('If there is an account with ada@example.org');
  });

  it('is replaced by the key of the mailed link', async () => {
    const page = await openPage('/reset-password?key=the-key-of-the-mailed-link');
    await page.type('New password', 'short');
    await page.press('Set the new password');
    expect(page.text()).toContain('This must have at least 10 characters.');
    await page.type('New password', 'four quiet words please');
    await page.press('Set the new password');
    const { request } = await page.answer('POST', '/auth/reset-password', {});
    expect(request.body).toEqual({
      key: 'the-key-of-the-mailed-link',
      newPassword: 'four quiet words please',
    });
    expect(page.text()).toContain('Your new password is set');
  });

  it('stays when the link was used before', async () => {
    const page = await openPage('/reset-password?key=the-key-of-the-mailed-link');
    await page.type('New password', 'four quiet words please');
    await page.press('Set the new password');
    await page.refuse('POST', '/auth/reset-password', 'account-link-invalid', 403);
    expect(page.text()).toContain('This link has been used or has run out. Ask for a new one.');
  });
});

describe('the proof of an address', () => {
  it('is sent as soon as the mailed link is opened', async () => {
    const page = await openPage('/verify-email?key=the-key-of-the-mailed-link');
    const { request } = await page.answer('POST', '/auth/verify-email', {});
    expect(request.body).toEqual({ key: 'the-key-of-the-mailed-link' });
    expect(page.text()).toContain('Your address is confirmed');
  });

  it('says when the link does not work, and offers a new one', async () => {
    const page = await openPage('/verify-email?key=the-key-of-the-mailed-link');
    await page.refuse('POST', '/auth/verify-email', 'account-link-invalid', 403);
    expect(page.text()).toContain('This link did not work');
    expect(page.element.querySelector('a[href="/me/account"]')).not.toBeNull();
  });
});
