import { Component, DestroyRef, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';

/** A search field; tells the words as soon as the typing pauses. */
@Component({
  selector: 'fy-search-field',
  imports: [MatIcon],
  template: `
    <form role="search" (submit)="submit($event, field.value)">
      <mat-icon aria-hidden="true">search</mat-icon>
      <input
        #field
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        [attr.aria-label]="label()"
        [placeholder]="placeholder()"
        maxlength="100"
        [value]="text()"
        (input)="type(field.value)"
      />
    </form>
  `,
  styles: `
    form {
      display: flex;
      align-items: center;
      gap: var(--fy-space-2);
      padding-inline: var(--fy-space-4);
      border-radius: var(--fy-radius-round);
      background: var(--mat-sys-surface-container-high);
    }
    form:focus-within {
      outline: 3px solid var(--mat-sys-primary);
    }
    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: var(--fy-target);
      border: 0;
      background: none;
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-medium);
    }
    input:focus-visible {
      outline: none;
    }
    input::placeholder {
      color: var(--mat-sys-on-surface-variant);
      opacity: 1;
    }
  `,
})
export class SearchField {
  /** The words in the field. */
  readonly text = input.required<string>();
  /** What it searches, for those who do not see where it stands. */
  readonly label = input.required<string>();
  /** What can be searched for. */
  readonly placeholder = input.required<string>();
  /** How long the typing pauses before it searches. */
  readonly pauseMs = input(250);
  /** The words to search for. */
  readonly searched = output<string>();

  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.searched.emit(text), this.pauseMs());
  }

  protected submit(event: Event, text: string): void {
    event.preventDefault();
    clearTimeout(this.timer);
    this.searched.emit(text);
  }
}
