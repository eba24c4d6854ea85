import { describe, expect, it } from '@jest/globals';
import { openPage } from '../../testing/open-page.ts';

const SESSION = {
  accessToken: 'token',
  expiresInSeconds: 900,
  account: {
    ...{ userId: 'usr_1', role: 'organizer', email: 'inga@example.org', name: 'Inga' },
    emailVerified: true,
  },
};

describe('the first sign-in', () => {
  it('goes from the one-time password to one of one’s own and then on', async () => {
    const page = await openPage('/sign-in?next=%2Faccount');
    await page.type('E-mail address', 'inga@example.org');
    await page.type('Password', '4k2mp-90xyz');
    await page.press('Sign in');
    await page.refuse('POST', '/auth/sign-in', 'password-change-required', 403);
    expect(page.router.url).toBe('/first-password?next=%2Faccount');
    expect(page.text()).toContain('Choose a password of your own for inga@example.org');
    expect(page.element.querySelectorAll('mat-form-field')).toHaveLength(1);

    await page.type('New password', 'four quiet words please');
    expect(page.text()).toContain('Strong');
    await page.press('Set the password and sign in');
    const { request } = await page.answer('POST', '/auth/first-password', SESSION);
    expect(request.body).toEqual({
      email: 'inga@example.org',
      oneTimePassword: '4k2mp-90xyz',
      newPassword: 'four quiet words please',
    });
    expect(page.router.url).toBe('/account');
  });

  it('asks for everything where somebody comes by the address alone', async () => {
    const page = await openPage('/first-password');
    await page.press('Set the password and sign in');
    expect(page.text()).toContain('Enter your e-mail address.');
    expect(page.text()).toContain('Enter the password from your invitation.');
    expect(page.text()).toContain('Choose a password.');
  });

  it('says that an invitation has run out', async () => {
    const page = await openPage('/first-password');
    await page.type('E-mail address', 'inga@example.org');
    await page.type('One-time password', '4k2mp-90xyz');
    await page.type('New password', 'four quiet words please');
    await page.press('Set the password and sign in');
    await page.refuse('POST', '/auth/first-password', 'invitation-expired', 403);
    expect(page.element.querySelector('[role=alert]')?.textContent).toContain('has run out');
  });
});
