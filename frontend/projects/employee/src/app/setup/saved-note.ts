import { Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { EventDesk } from './event-desk.ts';

/** Whether everything is saved, in a word. */
@Component({
  selector: 'fy-saved-note',
  imports: [MatIcon],
  template: `
    <mat-icon aria-hidden="true">{{ note().icon }}</mat-icon>
    <span role="status">{{ note().words }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--fy-space-2);
      min-inline-size: 6.5rem;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-large);
    }
    :host(.wrong) {
      color: var(--mat-sys-error);
    }
    mat-icon {
      inline-size: 1.25rem;
      block-size: 1.25rem;
      font-size: 1.25rem;
    }
  `,
  host: { '[class.wrong]': 'note().wrong' },
})
export class SavedNote {
  private readonly desk = inject(EventDesk);

  protected readonly note = computed(() => {
    const autosave = this.desk.autosave();
    if (this.desk.saving()) return { words: 'Saving', icon: 'sync', wrong: false };
    if (this.desk.refused()) return { words: 'Not saved', icon: 'sync_problem', wrong: true };
    if (autosave?.unsaved())
      return autosave.held()
        ? { words: 'Not saved yet', icon: 'edit', wrong: true }
        : { words: 'Not saved yet', icon: 'edit', wrong: false };
    return { words: 'Saved', icon: 'cloud_done', wrong: false };
  });
}
