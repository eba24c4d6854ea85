import { Component, computed, inject, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ApiClient } from '../api/api-client.ts';
import { apiResource } from '../api/api-resource.ts';
import { ProblemNote } from '../problems/problem-note.ts';
import { ACCOUNT_ENDPOINTS } from './account-endpoints.ts';

/** Where somebody is signed in, and the way to end it there. */
@Component({
  selector: 'fy-sessions-list',
  imports: [MatButton, ProblemNote],
  template: `
    @if (problem() ?? loading.error(); as problem) {
      <fy-problem-note [problem]="problem" retryText="Try again" (retry)="reload()" />
    }
    <ul>
      @for (place of places(); track place.sessionId) {
        <li>
          <div>
            <strong>{{ place.device }}</strong>
            @if (place.current) {
              <span class="here">This one</span>
            }
            <p>{{ place.address }}, last used {{ moment(place.lastUsedAt) }}</p>
          </div>
          @if (!place.current) {
            <button
              matButton="outlined"
              type="button"
              [attr.aria-label]="'Sign out on ' + place.device"
              (click)="end(place.sessionId)"
            >
              Sign out
            </button>
          }
        </li>
      } @empty {
        @if (loading.isLoading()) {
          <li class="skeleton" aria-hidden="true"></li>
        }
      }
    </ul>
    @if (places().length > 1) {
      <button matButton type="button" (click)="endOthers()">Sign out everywhere else</button>
    }
    <p class="fy-hidden" role="status">{{ said() }}</p>
  `,
  styleUrl: './sessions-list.scss',
})
export class SessionsList {
  private readonly api = inject(ApiClient);
  private readonly endpoints = inject(ACCOUNT_ENDPOINTS);
  private readonly locale = inject(LOCALE_ID);

  protected readonly problem = signal<unknown>(undefined);
  protected readonly said = signal('');
  protected readonly loading = apiResource(this.endpoints.listSessions, () => ({}));
  protected readonly places = computed(() =>
    this.loading.hasValue() ? this.loading.value().sessions : [],
  );

  protected moment(instant: string): string {
    const format = { dateStyle: 'medium', timeStyle: 'short' } as const;
    return new Intl.DateTimeFormat(this.locale, format).format(new Date(instant));
  }

  protected reload(): void {
    this.problem.set(undefined);
    this.loading.reload();
  }

  protected end(sessionId: string): Promise<void> {
    return this.change('Signed out there.', () =>
      this.api.call(this.endpoints.endSession, { params: { sessionId } }),
    );
  }

  protected endOthers(): Promise<void> {
    return this.change('Signed out everywhere else.', () =>
      this.api.call(this.endpoints.endOtherSessions, {}),
    );
  }

  private async change(done: string, act: () => Promise<unknown>): Promise<void> {
    this.problem.set(undefined);
    try {
      await act();
      this.said.set(done);
    } catch (error) {
      this.problem.set(error);
    }
    this.loading.reload();
  }
}
