import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  type TreeValidationResult,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { customer, type BookingView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { problemText } from '@foyer/ui/problems/problem-text.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';

/** A promo code for a hold: to be entered, or applied and to be taken off. */
@Component({
  selector: 'fy-promo-entry',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
  ],
  providers: [OUTLINED_FIELDS],
  template: `
    @if (booking().promoCode; as code) {
      <div class="row">
        <p role="status">
          Promo code <strong>{{ code }}</strong> is applied
        </p>
        <button matButton type="button" (click)="remove()">Take it off</button>
      </div>
    } @else if (open()) {
      <form class="row" [formRoot]="fields">
        <mat-form-field>
          <mat-label>Promo code</mat-label>
          <input
            matInput
            autocapitalize="characters"
            autocomplete="off"
            spellcheck="false"
            [formField]="fields.code"
          />
          <mat-error>{{ faultText(fields.code()) }}</mat-error>
        </mat-form-field>
        <button matButton="outlined" type="submit" [disabled]="fields().submitting()">Apply</button>
      </form>
    } @else {
      <button matButton type="button" (click)="open.set(true)">Enter a promo code</button>
    }
    @if (problem(); as problem) {
      <fy-problem-note [problem]="problem" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--fy-space-2);
      justify-items: start;
    }
    :host > button {
      margin-inline-start: calc(-1 * var(--fy-space-3));
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--fy-space-2);
      inline-size: 100%;
    }
    p {
      align-self: center;
    }
    mat-form-field {
      flex: 1 1 10rem;
    }
    form button {
      min-block-size: 3.5rem;
    }
    button {
      min-block-size: var(--fy-target);
    }
  `,
})
export class PromoEntry {
  private readonly api = inject(ApiClient);

  /** The hold. */
  readonly booking = input.required<BookingView>();
  /** The key of a mailed link that opens it. */
  readonly link = input<string>();
  /** The prices have changed. */
  readonly changed = output();

  protected readonly open = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  private readonly entry = linkedSignal({
    source: () => this.booking().bookingId,
    computation: () => ({ code: '' }),
  });
  protected readonly fields = form(
    this.entry,
    (path) => required(path.code, { message: 'Enter the code.' }),
    { submission: { action: () => this.apply() } },
  );
  protected readonly faultText = faultText;

  protected async remove(): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.api.call(customer.removePromo, this.hold());
    } catch (error) {
      this.problem.set(error);
    }
    this.changed.emit();
  }

  private async apply(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    try {
      await this.api.call(customer.applyPromo, { ...this.hold(), body: this.entry() });
      this.fields().reset({ code: '' });
      this.open.set(false);
      this.changed.emit();
      return undefined;
    } catch (error) {
      if (isProblem(error, ...OF_THE_CODE))
        return { kind: 'server', message: problemText(error), fieldTree: this.fields.code };
      this.problem.set(error);
      this.changed.emit();
      return undefined;
    }
  }

  private hold() {
    return { params: { bookingId: this.booking().bookingId }, query: { link: this.link() } };
  }
}

/** Refusals that are about the code itself and stand at its field. */
const OF_THE_CODE = [
  'promo-unknown',
  'promo-not-valid-now',
  'promo-not-for-these',
  'promo-used-up',
  'invalid-request',
] as const;
