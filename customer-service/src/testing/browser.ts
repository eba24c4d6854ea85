import { SessionView } from '@foyer/shared/contract';
import type { Account, Effect } from '@foyer/shared/domain';
import { OUTBOX_SHARD_NAMES } from '@foyer/shared/storage';
import request, { type Response, type Test } from 'supertest';
import type { TestService } from './test-service.ts';

/** A browser in which a customer is signed in. */
export type Browser = {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
  call(method: 'get' | 'post' | 'patch' | 'delete', path: string, body?: object): Test;
  /** Trades the refresh cookie that it began with. */
  refresh(): Test;
};

/** The password of everybody in tests. */
export const PASSWORD = 'correct horse battery';

let people = 0;

/** A request to the service's API. */
export function post(service: TestService, path: string, body?: object): Test {
  return request(service.app).post(`/api${path}`).send(body);
}

/** Makes an account of its own and signs it in. */
export async function signedUp(service: TestService): Promise<Browser> {
  people += 1;
  const email = `customer${people}@example.org`;
  const body = { email, name: 'Ada Lovelace', password: PASSWORD };
  return browserOf(service, await post(service, '/auth/sign-up', body).expect(201));
}

/** Signs somebody in once more, elsewhere. */
export async function signedIn(
  service: TestService,
  email: string,
  password = PASSWORD,
): Promise<Browser> {
  const response = await post(service, '/auth/sign-in', { email, password }).expect(200);
  return browserOf(service, response);
}

/** The account as it stands. */
export async function accountOf(service: TestService, { userId }: Browser): Promise<Account> {
  const account = await service.deps.accounts.find(userId);
  if (!account) throw new Error(`${userId} has no account`);
  return account;
}

/** Every effect in the outbox. */
export async function effectsOf(service: TestService): Promise<Effect[]> {
  const shards = OUTBOX_SHARD_NAMES.map((shard) => service.deps.outbox.head(shard, 100));
  return (await Promise.all(shards)).flat().map(({ effect }) => effect);
}

function browserOf(service: TestService, response: Response): Browser {
  const { accessToken: token, account } = SessionView.parse(response.body);
  const cookies = [response.get('set-cookie') ?? []].flat();
  const cookie = cookies.find((each) => each.startsWith('foyer_refresh=')) ?? '';
  return {
    ...{ userId: account.userId, email: account.email, token },
    call(method, path, body) {
      const api = request(service.app);
      return api[method](`/api${path}`).set('authorization', `Bearer ${token}`).send(body);
    },
    refresh: () => post(service, '/auth/refresh').set('cookie', cookie.split(';')[0] ?? ''),
  };
}
