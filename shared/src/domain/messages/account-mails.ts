import { portalOf, type Account, type Portal, type Role } from '../accounts/account.ts';
import type { Instant } from '../time.ts';
import { DEFAULT_ACCENT } from './event-look.ts';
import { dateText, timeText } from './formats.ts';
import type { Html } from './html.ts';
import { button, fact, mailPage, paragraph, typedText, type MailBody } from './mail-page.ts';

/** Whom a mail about an account goes to, and the address of Foyer's sites. */
export type AccountMail = {
  readonly account: Pick<Account, 'name' | 'email' | 'role'>;
  readonly publicUrl: string;
};

/** The mail that lets somebody into the portal: address and one-time password. */
export function invitationMail(
  mail: AccountMail & { readonly oneTimePassword: string; readonly expiresAt: Instant },
): MailBody {
  const { account, oneTimePassword, expiresAt } = mail;
  const url = `${siteOf(mail)}/sign-in`;
  const [what, duty] = INVITED_AS[account.role];
  return mailOf({
    subject: `You are invited to Foyer as ${what}`,
    title: 'Welcome to Foyer',
    lines: [
      `Hello ${account.name}, you have been invited as ${what}: ${duty}`,
      'Sign in with your e-mail address and this one-time password. You then choose a password of your own.',
    ],
    facts: [['E-mail address', account.email]],
    typed: ['One-time password', oneTimePassword],
    action: ['Sign in', url],
    after: [`The one-time password holds until ${momentText(expiresAt)} and works once.`],
    footer: 'If you did not expect this invitation, you need not do anything.',
  });
}

/** The mail with the link by which somebody sets a new password. */
export function passwordResetMail(mail: AccountMail & { readonly key: string }): MailBody {
  const url = `${siteOf(mail)}/reset-password?key=${mail.key}`;
  return mailOf({
    subject: 'Set a new password',
    title: 'Set a new password',
    lines: [
      `Hello ${mail.account.name}, somebody asked for a new password for your account at Foyer.`,
    ],
    action: ['Choose a new password', url],
    after: ['The link works once and for one hour.'],
    footer: 'If it was not you, leave this mail unanswered: your password stays as it is.',
  });
}

/** The mail with the link that proves an address. */
export function verificationMail(mail: AccountMail & { readonly key: string }): MailBody {
  const url = `${siteOf(mail)}/verify-email?key=${mail.key}`;
  return mailOf({
    subject: 'Confirm your e-mail address',
    title: 'Confirm your e-mail address',
    lines: [
      `Hello ${mail.account.name}, welcome to Foyer. Confirm that this address is yours, and what you booked with it before you had an account joins your bookings.`,
    ],
    action: ['Confirm address', url],
    after: ['The link works for two days. Your account shows how to get another one.'],
    footer: 'If you have not made an account at Foyer, leave this mail unanswered.',
  });
}

/** The mail that tells somebody that their password was changed. */
export function passwordChangedMail(mail: AccountMail & { readonly changedAt: Instant }): MailBody {
  const url = `${siteOf(mail)}/forgot-password`;
  return mailOf({
    subject: 'Your password was changed',
    title: 'Your password was changed',
    lines: [
      `Hello ${mail.account.name}, the password of your account at Foyer was changed on ${momentText(mail.changedAt)}.`,
      'If that was you, all is well.',
    ],
    action: ['It was not me', url],
    after: ['Set a new password there at once: that ends all sessions of your account.'],
    footer: `This mail went to ${mail.account.email}, the address of your account.`,
  });
}

const INVITED_AS: Readonly<Record<Role, readonly [what: string, duty: string]>> = {
  organizer: ['an organizer', 'you set up events, draw their rooms and sell their tickets.'],
  steward: ['a steward', 'you scan tickets at the doors of the events you are assigned to.'],
  admin: ['an administrator', 'you invite organizers and stewards and look after the platform.'],
  customer: ['a customer', 'you book tickets.'],
};

const PORTAL_PATHS: Readonly<Record<Portal, string>> = { customer: '', employee: '/admin' };

function siteOf({ account, publicUrl }: AccountMail): string {
  return publicUrl + PORTAL_PATHS[portalOf(account.role)];
}

/** Where its reader is, nobody knows: such as `Saturday, 28 November 2026 at 10:00 UTC`. */
function momentText(at: Instant): string {
  const utc = { timeZone: 'UTC' };
  return `${dateText(at, utc)} at ${timeText(at, utc)} UTC`;
}

type Letter = {
  readonly subject: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly facts?: readonly (readonly [heading: string, text: string])[];
  /** What is to be typed as it stands. */
  readonly typed?: readonly [heading: string, text: string];
  readonly action: readonly [label: string, url: string];
  readonly after: readonly string[];
  readonly footer: string;
};

function mailOf(letter: Letter): MailBody {
  const { subject, lines, facts = [], typed, action, after, footer } = letter;
  const [label, url] = action;
  const text = [
    ...lines,
    ...[...facts, ...(typed ? [typed] : [])].map(([heading, value]) => `${heading}: ${value}`),
    `${label}: ${url}`,
    ...after,
    footer,
  ].join('\n\n');
  return { subject, text, html: htmlOf(letter) };
}

function htmlOf({ title, lines, facts = [], typed, action, after, footer }: Letter): string {
  const [label, url] = action;
  const blocks: Html[] = [
    ...lines.map(paragraph),
    ...facts.map(([heading, text]) => fact(heading, text)),
    ...(typed ? [typedText(...typed)] : []),
    button(label, url, DEFAULT_ACCENT),
    ...after.map(paragraph),
  ];
  const preview = lines[0] ?? '';
  return mailPage({ title, preview, accent: DEFAULT_ACCENT, content: blocks, footer });
}
