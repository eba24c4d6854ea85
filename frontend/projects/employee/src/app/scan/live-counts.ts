import { DestroyRef, inject, Service, signal } from '@angular/core';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { openFetchFeed } from '@foyer/ui/live/fetch-feed.ts';

/** How many came to an event, as it changes. */
@Service({ autoProvided: false })
export class LiveCounts {
  private readonly api = inject(ApiClient);
  private readonly session = inject(Session);
  private feed: { close(): void } | undefined;
  private tried = false;

  /** What was last heard; undefined before anything was. */
  readonly attendance = signal<employee.AttendanceView | undefined>(undefined);
  /** True while changes arrive. */
  readonly connected = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.feed?.close());
  }

  /** Follows an event instead of another. */
  follow(eventId: string): void {
    this.feed?.close();
    const address = this.api.address(employee.streamAttendance, { params: { eventId } });
    const headers = async () => ({ authorization: `Bearer ${await this.token()}` });
    this.feed = openFetchFeed(
      { address, headers },
      {
        message: (_kind, data) => this.attendance.set(JSON.parse(data) as employee.AttendanceView),
        connected: (yes) => this.connected.set(yes),
      },
    );
  }

  /** A stream is opened seldom, so its token may have run out: each try gets a new one where the last has failed. */
  private async token(): Promise<string> {
    if (this.tried && !this.connected()) await this.session.refresh();
    this.tried = true;
    await this.session.settled();
    return this.session.accessToken() ?? '';
  }
}
