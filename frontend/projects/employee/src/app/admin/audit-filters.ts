import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { SearchField } from '@foyer/ui/forms/search-field.ts';
import type { AuditSearch } from './audit-query.ts';
import { ACTION_GROUPS } from './audit-words.ts';

/** Search and filters above the log. */
@Component({
  selector: 'fy-audit-filters',
  imports: [MatIcon, SearchField],
  templateUrl: './audit-filters.html',
  styleUrls: ['../shell/filters.scss', './audit-filters.scss'],
})
export class AuditFilters {
  /** What is shown now. */
  readonly search = input.required<AuditSearch>();
  /** The name of the employee whose actions alone are shown. */
  readonly actorName = input.required<string>();
  /** The name of what the actions shown were done to. */
  readonly subjectName = input.required<string>();
  /** What is wanted differently. */
  readonly changed = output<Partial<AuditSearch>>();

  protected readonly groups = ACTION_GROUPS;

  protected choose(action: string): void {
    this.changed.emit({ action: action as AuditSearch['action'] });
  }
}
