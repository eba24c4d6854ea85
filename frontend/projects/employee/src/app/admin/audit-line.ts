import { Component, computed, inject, input, linkedSignal, LOCALE_ID, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { employee } from '@foyer/shared/contract';
import type { AuditSearch } from './audit-query.ts';
import { ACTION_WORDS, fieldWords, subjectLink, valueWords } from './audit-words.ts';
import { ROLE_NAMES } from './people-query.ts';

const SHOWN_AT_ONCE = 2;

/** One line of the log: who did what to what, when and from where; what it changed opens below. */
@Component({
  selector: 'fy-audit-line',
  imports: [MatIcon, RouterLink],
  templateUrl: './audit-line.html',
  styleUrl: './audit-line.scss',
})
export class AuditLine {
  private readonly locale = inject(LOCALE_ID);

  /** The entry. */
  readonly entry = input.required<employee.AuditEntryView>();
  /** Only entries like this one are wanted. */
  readonly narrowed = output<Partial<AuditSearch>>();

  protected readonly action = computed(() => ACTION_WORDS[this.entry().action]);
  protected readonly role = computed(() => ROLE_NAMES[this.entry().actor.role]);
  /** What employees do to their own account needs no object. */
  protected readonly toOthers = computed(
    () => this.entry().subject !== this.entry().actor.employeeId,
  );
  protected readonly link = computed(() =>
    this.entry().action === 'event.deleted' ? undefined : subjectLink(this.entry().subject),
  );
  protected readonly time = computed(() =>
    new Intl.DateTimeFormat(this.locale, { timeStyle: 'medium' }).format(new Date(this.entry().at)),
  );
  protected readonly changes = computed(() =>
    this.entry().changes.map((change) => ({
      field: fieldWords(change.field),
      before: 'before' in change ? valueWords(change.before, this.locale) : undefined,
      after: 'after' in change ? valueWords(change.after, this.locale) : undefined,
    })),
  );
  /** What fits beside the line is shown at once. */
  protected readonly open = linkedSignal(() => this.changes().length <= SHOWN_AT_ONCE);
  protected readonly changesId = computed(() => `changes-${this.entry().entryId}`);
  protected readonly count = computed(() => {
    const count = this.changes().length;
    return count === 1 ? '1 field' : `${count} fields`;
  });
}
