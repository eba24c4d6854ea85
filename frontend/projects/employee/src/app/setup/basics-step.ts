import { Component, inject } from '@angular/core';
import { disabled, form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { employee } from '@foyer/shared/contract';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { autosave, refusedAt, stepEntry } from './autosave.ts';
import { EventDesk } from './event-desk.ts';
import { SetupStep } from './setup-step.ts';
import { TagsField } from './tags-field.ts';

/** What the event is: title, words, tags. */
@Component({
  selector: 'fy-basics-step',
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, SetupStep, TagsField],
  template: `
    <fy-setup-step step="basics" intro="What people read first.">
      <form>
        <mat-form-field>
          <mat-label>Title</mat-label>
          <input matInput [formField]="fields.title" />
          <mat-error>{{ faultText(fields.title()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Summary</mat-label>
          <input matInput [formField]="fields.summary" />
          <mat-hint>One sentence, shown in lists</mat-hint>
          <mat-hint align="end" class="fy-figures"
            >{{ fields.summary().value().length }}/200</mat-hint
          >
          <mat-error>{{ faultText(fields.summary()) }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Description</mat-label>
          <textarea class="long" matInput rows="8" [formField]="fields.description"></textarea>
          <mat-hint>An empty line begins a new paragraph</mat-hint>
          <mat-error>{{ faultText(fields.description()) }}</mat-error>
        </mat-form-field>
        <fy-tags-field [field]="fields.tags" />
      </form>
    </fy-setup-step>
  `,
  styleUrl: './fields.scss',
  styles: `
    .long {
      field-sizing: content;
      min-block-size: 10rem;
      max-block-size: 32rem;
    }
  `,
})
export class BasicsStep {
  private readonly desk = inject(EventDesk);

  private readonly entry = stepEntry(read);
  protected readonly fields = form(this.entry, (path) => {
    disabled(path, { when: () => this.desk.locked() });
    required(path.title, { message: 'Give the event a title.' });
    maxLength(path.title, 120, { message: 'At most 120 characters fit.' });
    maxLength(path.summary, 200, { message: 'At most 200 characters fit.' });
    maxLength(path.description, 10_000, { message: 'At most 10,000 characters fit.' });
    const { title, summary, description } = path;
    refusedAt(path, this.desk, { title, summary, description });
  });
  /** Saves what is typed. */
  readonly autosave = autosave({ fields: this.fields, read, write });
  protected readonly faultText = faultText;
}

type Basics = {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
};

function read({ title, summary, description, tags }: employee.OwnEventView): Basics {
  return { title, summary, description, tags };
}

function write({ title, summary, description, tags }: Basics): employee.EventChange {
  return {
    title: title.trim(),
    summary: summary.trim(),
    description: description.trim(),
    tags: [...tags],
  };
}
