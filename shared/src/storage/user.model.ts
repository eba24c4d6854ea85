import dynamoose from 'dynamoose';
import type { Item } from 'dynamoose/dist/Item.js';
import type { Model } from 'dynamoose/dist/Model/index.js';
import {
  normaliseEmail,
  portalOf,
  type Account,
  type Portal,
  type UserId,
} from '../domain/index.ts';
import type { Database } from './database.ts';

/**
 * Items of the Users table: an account under its id, and a guard `email#customer#ada@example.org` that names the
 * account to which the address belongs, so that each portal knows an address once.
 */
export type UserRecord = Account & {
  readonly owner?: UserId;
  /** Partition of the index of employees; customers stand in none. */
  readonly portal?: 'employee';
};

const schema = new dynamoose.Schema({
  userId: { type: String, hashKey: true },
  owner: String,
  portal: String,
  role: { type: String, enum: ['customer', 'organizer', 'steward', 'admin'] },
  email: String,
  name: String,
  passwordHash: String,
  active: Boolean,
  mustChangePassword: Boolean,
  invitation: {
    type: Object,
    schema: { generation: Number, sentAt: String, expiresAt: String },
  },
  emailVerifiedAt: String,
  lastSignInAt: String,
  sessionEpoch: Number,
  revision: Number,
  createdAt: String,
});

/** The model of the Users table. */
export function userModel(db: Database): Model<Item & UserRecord> {
  const model = dynamoose.model<Item & UserRecord>('User', schema);
  new db.dynamoose.Table(db.table('users'), [model], { create: false, waitForActive: false });
  return model;
}

/** The item of an account. */
export function userRecord(account: Account): UserRecord {
  return portalOf(account.role) === 'employee' ? { ...account, portal: 'employee' } : account;
}

/** The account in an item; undefined for the guard of an address. */
export function accountIn(record: UserRecord | undefined): Account | undefined {
  if (!record || record.owner !== undefined) return undefined;
  const { portal: _portal, ...account } = record;
  return account;
}

/** The key of the guard of an address. */
export function guardKey(email: string, portal: Portal): string {
  return `email#${portal}#${normaliseEmail(email)}`;
}
