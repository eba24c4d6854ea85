import { HttpClient, HttpContext, HttpContextToken } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { AccountView, SessionView } from '@foyer/shared/contract';
import { firstValueFrom } from 'rxjs';
import { API_CONFIG } from './api-config.ts';
import { browserMemory } from '../memory/browser-memory.ts';
import { isProblem } from './api-problem.ts';
import { addressOf } from './api-request.ts';

/** Set on requests that must go out without an access token. */
export const ANONYMOUS = new HttpContextToken(() => false);

/** Who is signed in. The access token lives in memory only; the refresh cookie outlives a reload. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly config = inject(API_CONFIG);
  private readonly hint = browserMemory(`foyer.signed-in${this.config.base}`);
  private readonly current = signal<SessionView | undefined>(undefined);
  private refreshing: Promise<boolean> | undefined;

  /** The account that is signed in. */
  readonly account = computed<AccountView | undefined>(() => this.current()?.account);
  /** The token for the Authorization header. */
  readonly accessToken = computed(() => this.current()?.accessToken);

  /** True where this browser was signed in when it last had a connection, although it cannot prove so now. */
  readonly wasOpen = (): boolean => this.hint.read() !== undefined;

  /** Takes over a session that a sign-in or sign-up has opened. */
  open(session: SessionView): void {
    this.current.set(session);
    this.hint.keep('yes');
  }

  /** Signs in again after a reload, if this browser was signed in. */
  restore(): void {
    if (this.hint.read()) void this.refresh();
  }

  /** Resolves when no sign-in is under way any more, so that it is known who asks. */
  async settled(): Promise<void> {
    await this.refreshing;
  }

  /** Trades the refresh cookie for a new token; callers at the same time share one trade. False when signed out. */
  refresh(): Promise<boolean> {
    this.refreshing ??= alone(() => this.trade()).finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  /** Ends the session here and on the server. */
  async signOut(): Promise<void> {
    try {
      await this.send(this.config.signOut);
    } finally {
      await this.close();
    }
  }

  private async trade(): Promise<boolean> {
    try {
      this.open((await this.send(this.config.refresh)) as SessionView);
      return true;
    } catch (error) {
      if (isProblem(error, 'offline', 'busy', 'store-unavailable', 'too-many-requests'))
        return false;
      await this.close();
      return false;
    }
  }

  private send(endpoint: { readonly path: `/${string}` }): Promise<unknown> {
    const context = new HttpContext().set(ANONYMOUS, true);
    return firstValueFrom(
      this.http.post<unknown>(addressOf(this.config.base, endpoint), null, { context }),
    );
  }

  private close(): Promise<unknown> {
    this.current.set(undefined);
    this.hint.forget();
    return this.config.forget?.() ?? Promise.resolve();
  }
}

/** One tab at a time: a refresh token is good for one trade, and tabs share the cookie that holds it. */
function alone(trade: () => Promise<boolean>): Promise<boolean> {
  return 'locks' in navigator ? navigator.locks.request('foyer.refresh', trade) : trade();
}
