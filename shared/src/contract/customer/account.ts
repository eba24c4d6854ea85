import { EmailProof, PasswordProof } from '../accounts.ts';
import { endpoint } from '../endpoint.ts';
import { ownAccount } from '../own-account.ts';
import { OwnDataView } from '../own-data.ts';

const CUSTOMER = ['customer'] as const;

/** What customers do with their own accounts. */
export const {
  forgotPassword,
  resetPassword,
  signOut,
  me,
  changeProfile,
  changePassword,
  listSessions,
  endSession,
  endOtherSessions,
} = ownAccount(CUSTOMER);

/** Proves by a mailed link that the account's address is its owner's. A repeat changes nothing. */
export const verifyEmail = endpoint({
  method: 'post',
  path: '/auth/verify-email',
  tag: 'accounts',
  summary: 'Prove one’s e-mail address by a mailed link',
  access: 'public',
  body: EmailProof,
  refusals: ['account-link-invalid'],
});

/** Mails the link that proves the address once more. */
export const sendVerification = endpoint({
  method: 'post',
  path: '/me/verification',
  tag: 'accounts',
  summary: 'Mail the link that proves one’s address again',
  access: CUSTOMER,
});

/** All that Foyer keeps about the customer, as JSON. */
export const exportData = endpoint({
  method: 'get',
  path: '/me/export',
  tag: 'accounts',
  summary: 'All that is kept about oneself',
  access: CUSTOMER,
  reply: OwnDataView,
});

/** Deletes the account: it can never sign in again, and its bookings know nobody. Tickets stay valid. */
export const deleteAccount = endpoint({
  method: 'post',
  path: '/me/deletion',
  tag: 'accounts',
  summary: 'Delete one’s account; tickets stay valid',
  access: CUSTOMER,
  body: PasswordProof,
  refusals: ['wrong-credentials'],
});
