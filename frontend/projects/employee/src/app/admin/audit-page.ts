import { Component, computed, inject, input, linkedSignal, LOCALE_ID, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import { employee, type ReplyOf } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { apiResource } from '@foyer/ui/api/api-resource.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { AuditFilters } from './audit-filters.ts';
import { AuditLine } from './audit-line.ts';
import {
  addressOfAudit,
  ALL_ENTRIES,
  auditAskedFor,
  auditSearchOf,
  type AuditSearch,
} from './audit-query.ts';

type Found = ReplyOf<typeof employee.searchAudit>;

/** The log of what employees did, newest first, searched and filtered by the address. */
@Component({
  selector: 'fy-audit-page',
  imports: [AuditFilters, AuditLine, MatButton, MatIcon, ProblemNote],
  templateUrl: './audit-page.html',
  styleUrls: ['../shell/list-page.scss', './audit-page.scss'],
})
export class AuditPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly locale = inject(LOCALE_ID);

  /** Words of names, subjects, values or addresses. */
  readonly search = input<string>();
  /** A kind of action. */
  readonly action = input<string>();
  /** The id of an employee. */
  readonly actor = input<string>();
  /** The id of what it was done to. */
  readonly subject = input<string>();
  /** The first day, such as `2026-05-01`. */
  readonly from = input<string>();
  /** The last day. */
  readonly to = input<string>();

  protected readonly wanted = computed(() =>
    auditSearchOf({
      search: this.search(),
      action: this.action(),
      actor: this.actor(),
      subject: this.subject(),
      from: this.from(),
      to: this.to(),
    }),
  );
  protected readonly first = apiResource(employee.searchAudit, () => ({
    query: auditAskedFor(this.wanted()),
  }));
  /** The first entries and those fetched since; what was shown before stays until there is news. */
  protected readonly shown = linkedSignal<Found | undefined, Found | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (found, before) => found ?? before?.value,
  });
  protected readonly fetching = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected readonly days = computed(() => {
    const format = new Intl.DateTimeFormat(this.locale, { dateStyle: 'full' });
    const entries = this.shown()?.entries ?? [];
    const days = Map.groupBy(entries, ({ at }) => format.format(new Date(at)));
    return [...days].map(([day, lines]) => ({ day, lines }));
  });
  protected readonly actorName = computed(
    () => this.shown()?.entries.find(isBy(this.wanted().actor))?.actor.name ?? 'this employee',
  );
  protected readonly subjectName = computed(
    () => this.shown()?.entries.find(isAbout(this.wanted().subject))?.subjectName ?? 'this',
  );

  protected show(change: Partial<AuditSearch>): void {
    const queryParams = addressOfAudit({ ...this.wanted(), ...change });
    void this.router.navigate([], { queryParams, replaceUrl: change.search !== undefined });
  }

  protected showAll(): void {
    this.show(ALL_ENTRIES);
  }

  protected async more(): Promise<void> {
    const before = this.shown();
    const cursor = before?.nextCursor;
    if (!before || cursor === undefined) return;
    this.fetching.set(true);
    this.problem.set(undefined);
    try {
      const query = { ...auditAskedFor(this.wanted()), cursor };
      const next = await this.api.call(employee.searchAudit, { query });
      // Something else may have been searched for meanwhile.
      if (this.shown() === before)
        this.shown.set({ ...next, entries: [...before.entries, ...next.entries] });
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.fetching.set(false);
    }
  }
}

function isBy(employeeId: string) {
  return ({ actor }: employee.AuditEntryView) => actor.employeeId === employeeId;
}

function isAbout(id: string) {
  return ({ subject }: employee.AuditEntryView) => subject === id;
}
