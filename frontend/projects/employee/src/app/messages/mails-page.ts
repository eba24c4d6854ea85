import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { CancellationProgress } from '../events/cancellation-progress.ts';
import { MailTable } from './mail-table.ts';

type Mail = employee.MailView;

/** The mails of an event: what failed, to be sent again, and what was sent. */
@Component({
  selector: 'fy-mails-page',
  imports: [CancellationProgress, MailTable, MatButton, MatIcon, ProblemNote],
  templateUrl: './mails-page.html',
  styleUrls: ['../shell/list-page.scss', './mails-page.scss'],
})
export class MailsPage {
  private readonly api = inject(ApiClient);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getEvent, () => ({ params: this.params() }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly timeZone = computed(() => this.event()?.venue.timeZone ?? 'UTC');
  protected readonly list = apiResource(employee.listEventMails, () => ({ params: this.params() }));
  private readonly found = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  protected readonly failed = computed(() => this.found()?.failed ?? []);
  /** The mails of the pages that were asked for. */
  protected readonly sent = linkedSignal<readonly Mail[] | undefined>(() => this.found()?.sent);
  protected readonly cursor = linkedSignal(() => this.found()?.nextCursor);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly done = signal('');
  protected readonly busy = signal(false);

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Mails: ${title}`;
      }),
    );
  }

  protected showMore(): Promise<void> {
    return this.act(async () => {
      const request = { params: this.params(), query: { cursor: this.cursor() } };
      const { sent, nextCursor } = await this.api.call(employee.listEventMails, request);
      this.sent.update((before = []) => [...before, ...sent]);
      this.cursor.set(nextCursor);
    });
  }

  /** Lets one failed mail go again, or all. */
  protected async sendAgain(ref: Mail['ref'], whom = 'them'): Promise<void> {
    await this.act(async () => {
      const body = ref ? { refs: [ref] } : {};
      const request = { params: this.params(), body };
      const { count } = await this.api.call(employee.sendMailsAgain, request);
      const what = ref ? `The mail to ${whom} goes` : `${count} mails go`;
      this.done.set(`${what} out again now. Look again in a moment to see whether it worked.`);
    });
    this.list.reload();
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    this.done.set('');
    try {
      await deed();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
