import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { employee, type WaitingPartyView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { ask } from '../shell/confirm-dialog.ts';
import { WaitingTable } from './waiting-table.ts';

/** Who waits for places of an event: to look at, to serve by hand, to pause. */
@Component({
  selector: 'fy-waitlist-page',
  imports: [MatButton, MatIcon, ProblemNote, RouterLink, WaitingTable],
  templateUrl: './waitlist-page.html',
  styleUrl: '../shell/list-page.scss',
})
export class WaitlistPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getEvent, () => ({ params: this.params() }));
  /** The event as last heard of. */
  protected readonly event = linkedSignal<employee.OwnEventView | undefined>(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly list = apiResource(employee.listWaitlist, () => ({ params: this.params() }));
  /** The parties of the pages that were asked for, as last heard of. */
  protected readonly parties = linkedSignal<readonly WaitingPartyView[] | undefined>(() =>
    this.list.hasValue() ? this.list.value().entries : undefined,
  );
  protected readonly cursor = linkedSignal(() =>
    this.list.hasValue() ? this.list.value().nextCursor : undefined,
  );
  protected readonly problem = signal<unknown>(undefined);
  protected readonly busy = signal(false);
  protected readonly waiting = computed(() => {
    const count = this.parties()?.filter(({ status }) => status === 'waiting').length ?? 0;
    const more = this.cursor() === undefined ? '' : 'More than ';
    return more + (count === 1 ? '1 party waits' : `${count} parties wait`);
  });

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Waitlist: ${title}`;
      }),
    );
  }

  protected showMore(): Promise<void> {
    return this.act(async () => {
      const query = { cursor: this.cursor() };
      const request = { params: this.params(), query };
      const { entries, nextCursor } = await this.api.call(employee.listWaitlist, request);
      this.parties.update((before = []) => [...before, ...entries]);
      this.cursor.set(nextCursor);
    });
  }

  protected turn({ updatedAt }: employee.OwnEventView, waitlist: 'open' | 'paused'): Promise<void> {
    return this.act(async () => {
      const body = { waitlist, updatedAt };
      this.event.set(await this.api.call(employee.changeEvent, { params: this.params(), body }));
    });
  }

  protected offer({ entryId }: WaitingPartyView): Promise<void> {
    return this.act(async () => {
      const params = { ...this.params(), entryId };
      const offered = await this.api.call(employee.offerByHand, { params });
      this.parties.update((before = []) =>
        before.map((one) => (one.entryId === entryId ? offered : one)),
      );
    });
  }

  protected async remove({ entryId, contact }: WaitingPartyView): Promise<void> {
    const params = { ...this.params(), entryId };
    const removed = await ask(this.dialogs, {
      title: `Take ${contact.name} off the waitlist?`,
      text: 'They lose their place in line. No mail tells them so; they may join again.',
      action: 'Take off',
      run: () => this.api.call(employee.removeFromWaitlist, { params }),
    });
    if (removed) this.list.reload();
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await deed();
    } catch (error) {
      this.problem.set(error);
      this.loading.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
