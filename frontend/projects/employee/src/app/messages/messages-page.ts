import { Component, computed, inject, input, LOCALE_ID, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatOption, MatSelect } from '@angular/material/select';
import { DomSanitizer, type SafeHtml } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { employee } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { shortMoment } from '@foyer/ui/dates/event-time.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { lookAgain } from '@foyer/ui/live/look-again.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { namePage } from '@foyer/ui/shell/page-titles.ts';
import { ask } from '../shell/confirm-dialog.ts';
import { peopleWords } from './mail-words.ts';

const LOOK_AGAIN_MS = 2_000;
const EMPTY = { subject: '', text: '', categoryId: '' };

type Preview = {
  readonly draft: employee.MessageDraft;
  readonly subject: string;
  readonly people: number;
  readonly page: SafeHtml;
};

/** Writing to everybody with tickets of an event: preview, test mail, sending, and how far that is. */
@Component({
  selector: 'fy-messages-page',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatProgressBar,
    MatSelect,
    ProblemNote,
    RouterLink,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './messages-page.html',
  styleUrls: ['../shell/list-page.scss', './messages-page.scss'],
})
export class MessagesPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(MatDialog);
  private readonly locale = inject(LOCALE_ID);
  private readonly sanitizer = inject(DomSanitizer);

  /** The event's id, from the address. */
  readonly eventId = input.required<string>();

  private readonly params = computed(() => ({ eventId: this.eventId() }));
  protected readonly loading = apiResource(employee.getEvent, () => ({ params: this.params() }));
  protected readonly event = computed(() =>
    this.loading.hasValue() ? this.loading.value() : undefined,
  );
  protected readonly list = apiResource(employee.listMessages, () => ({ params: this.params() }));
  protected readonly messages = computed(() =>
    this.list.hasValue() ? this.list.value().messages : [],
  );
  protected readonly preview = signal<Preview | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly done = signal('');
  protected readonly busy = signal(false);
  private readonly entry = signal(EMPTY);
  protected readonly fields = form(
    this.entry,
    (path) => {
      required(path.subject, { message: 'Give the message a subject.' });
      maxLength(path.subject, 120, { message: 'At most 120 characters fit.' });
      required(path.text, { message: 'Write a message.' });
      maxLength(path.text, 5_000, { message: 'At most 5,000 characters fit.' });
    },
    { submission: { action: () => this.look() } },
  );

  protected readonly faultText = faultText;
  protected readonly peopleWords = peopleWords;

  constructor() {
    namePage(
      computed(() => {
        const title = this.event()?.title;
        return title && `Messages: ${title}`;
      }),
    );
    lookAgain(() => this.list.reload(), {
      everyMs: LOOK_AGAIN_MS,
      when: () => this.messages().some(({ sent, people }) => sent < people),
    });
  }

  protected moment(instant: string): string {
    const timeZone = this.event()?.venue.timeZone ?? 'UTC';
    return shortMoment(instant, { timeZone, locale: this.locale });
  }

  protected test(body: employee.MessageDraft): Promise<void> {
    return this.act(async () => {
      await this.api.call(employee.testMessage, { params: this.params(), body });
      this.done.set('The test is on its way to your address.');
    });
  }

  /** Sends what was previewed, after a question. */
  protected async send({ draft: body, people }: Preview): Promise<void> {
    const sent = await ask(this.dialogs, {
      title: `Send to ${peopleWords(people)}?`,
      text: 'Each of them gets it as a mail. This cannot be taken back.',
      action: 'Send the message',
      run: () => this.api.call(employee.sendMessage, { params: this.params(), body }),
    });
    if (!sent) return;
    this.preview.set(undefined);
    this.fields().reset(EMPTY);
    this.list.reload();
  }

  private look(): Promise<void> {
    return this.act(async () => {
      const { subject, text, categoryId } = this.entry();
      const body = { subject, text, ...(categoryId && { categoryId }) };
      this.preview.set(undefined);
      const seen = await this.api.call(employee.previewMessage, { params: this.params(), body });
      // A mail of ours, shown in a frame that runs no scripts.
      const page = this.sanitizer.bypassSecurityTrustHtml(seen.html);
      this.preview.set({ draft: body, subject: seen.subject, people: seen.people, page });
    });
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
