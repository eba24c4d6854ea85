import type {
  Account,
  AccountKeyPurpose,
  AuditEntry,
  Customer,
  Effect,
  Employee,
  EmployeeAccount,
  EpochMs,
  Instant,
  Place,
  Portal,
  ThrottleRule,
  UserId,
} from '../../domain/index.ts';

/** What is committed with a change of an account, or the change fails as a whole. */
export type AccountCommit = {
  /** What must follow. */
  readonly effects?: readonly Effect[];
  /** The line of the audit log that tells of it. */
  readonly entry?: AuditEntry | undefined;
  /** The account of the admin who does it; it must be active at that moment. */
  readonly by?: UserId;
  /** The one session that goes on where the change ends all others. */
  readonly keeps?: string | undefined;
};

/** Accounts; an address belongs to one account of each portal. */
export type AccountStore = {
  /** By consistent read. */
  find(userId: UserId): Promise<Account | undefined>;
  findByEmail(email: string, portal: Portal): Promise<Account | undefined>;
  /** Throws 'email-taken', and 'account-inactive' where the admin who adds it is not active any more. */
  add(account: Account, commit?: AccountCommit): Promise<void>;
  /**
   * Puts `to` in the place of `from`; false when it was changed meanwhile and nothing was written. Throws
   * 'account-inactive' for who acts, 'not-signed-in' when the session that is to go on is gone.
   */
  change(from: Account, to: Account, commit?: AccountCommit): Promise<boolean>;
  /** Deletes the account and frees its address; false when it was changed meanwhile. */
  remove(account: Account, commit?: AccountCommit): Promise<boolean>;
  /** Every account of the employee portal; one just added may be missing for a moment. */
  employees(): Promise<readonly EmployeeAccount[]>;
};

/** A chain of refresh tokens that began with one sign-in; only the newest token's hash counts. */
export type SessionFamily = Place & {
  readonly familyId: string;
  readonly userId: UserId;
  readonly portal: Portal;
  readonly tokenHash: string;
  readonly generation: number;
  /** The account's `sessionEpoch` when it began; the session is over when that is raised. */
  readonly epoch: number;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  readonly expiresAt: Instant;
};

/** Sessions. */
export type SessionStore = {
  /**
   * Begins a session and notes the sign-in, if the account is still as its holder proved it to be: same password, active,
   * no sessions ended meanwhile. False when it is not.
   */
  begin(family: SessionFamily, account: Account, entry?: AuditEntry): Promise<boolean>;
  find(familyId: string): Promise<SessionFamily | undefined>;
  /** Replaces the token if `family` is still the newest; false when it was not. */
  rotate(family: SessionFamily, next: SessionFamily): Promise<boolean>;
  end(familyId: string, entry?: AuditEntry): Promise<void>;
  /** Every session of somebody; one just begun may be missing for a moment. */
  ofUser(userId: UserId): Promise<readonly SessionFamily[]>;
};

/** Hashes and compares passwords away from the main thread. Throws 'busy' when too many wait. */
export type PasswordHasher = {
  hash(password: string): Promise<string>;
  /** Without a hash it answers false after the same work, so that nobody learns which accounts exist. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
};

/** Issues and reads access tokens; a token of one portal is none of the other. */
export type AccessTokens = {
  issue(
    account: Account,
    now: Instant,
    sessionId: string,
  ): { readonly token: string; readonly expiresInSeconds: number };
  /** Throws 'token-expired', 'token-invalid'. */
  read(token: string, portal: Portal, now: Instant): Customer | Employee;
};

/** Makes secrets that only their holder knows; we keep the hash. */
export type SecretMaker = {
  make(): string;
  hashOf(secret: string): string;
};

/** Makes what is mailed so that somebody may act for an account. All of it is derived, so that none of it is stored. */
export type AccountKeys = {
  /** The key of a link. */
  make(account: Account, purpose: AccountKeyPurpose, expiresAt: Instant): string;
  /** True for a key that we made for this purpose and for the account as it now is; its end is not looked at. */
  fits(key: string, account: Account, purpose: AccountKeyPurpose): boolean;
  /** The one-time password of an invitation. */
  oneTimePassword(userId: UserId, generation: number): string;
};

/** Counts tries across all tasks. */
export type Throttle = {
  /** Counts a try before it is made. Throws 'too-many-requests', with the seconds to wait, when there were too many. */
  count(rule: ThrottleRule, subject: string, now: EpochMs): Promise<void>;
  /** Takes back a try that turned out well. */
  forgive(rule: ThrottleRule, subject: string): Promise<void>;
  /** Forgets every try. */
  clear(rule: ThrottleRule, subject: string): Promise<void>;
};
