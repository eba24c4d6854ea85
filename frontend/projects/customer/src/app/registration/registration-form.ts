import { Component, computed, DOCUMENT, inject, input, linkedSignal, signal } from '@angular/core';
import { form, FormField, FormRoot, type TreeValidationResult } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { customer, type AccountView, type EventView } from '@foyer/shared/contract';
import { ApiClient } from '@foyer/ui/api/api-client.ts';
import { isProblem } from '@foyer/ui/api/api-problem.ts';
import { newIdempotencyKey } from '@foyer/ui/api/idempotency-key.ts';
import { Session } from '@foyer/ui/api/session.ts';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { OUTLINED_FIELDS } from '@foyer/ui/forms/outlined-fields.ts';
import { serverFaults } from '@foyer/ui/forms/server-faults.ts';
import { ProblemNote } from '@foyer/ui/problems/problem-note.ts';
import { isFramed } from './framed.ts';
import {
  partiesOf,
  registrationOf,
  registrationRules,
  type RegistrationEntry,
} from './registration-entry.ts';
import { RegistrationOutcome } from './registration-outcome.ts';

/** Signs up for a free event in one step, and tells what became of it. */
@Component({
  selector: 'fy-registration-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNote,
    RegistrationOutcome,
  ],
  providers: [OUTLINED_FIELDS],
  templateUrl: './registration-form.html',
  styleUrl: './registration-form.scss',
})
export class RegistrationForm {
  private readonly api = inject(ApiClient);
  private readonly account = inject(Session).account;

  /** The event. */
  readonly event = input.required<EventView>();
  /** Free places, as far as known. */
  readonly left = input.required<number>();
  /** Why nobody can sign up now, in words. */
  readonly shut = input<string>();

  /** Whoever signs up somebody else begins with empty fields. */
  private readonly others = signal(0);
  private readonly entry = linkedSignal<unknown, RegistrationEntry>({
    source: () => [this.event().eventId, this.others(), this.account()],
    computation: () => entryFor(this.others() === 0 ? this.account() : undefined),
  });
  /** Another entry is another intention. */
  private readonly key = linkedSignal({
    source: this.entry,
    computation: () => newIdempotencyKey(),
  });
  protected readonly fields = form(this.entry, registrationRules, {
    submission: {
      action: () => this.signUp(),
      onInvalid: (root) => root().errorSummary()[0]?.fieldTree().focusBoundControl(),
    },
  });
  protected readonly outcome = signal<customer.RegistrationView | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly parties = computed(() => partiesOf(this.event()));
  protected readonly deed = computed(() => {
    if (this.fields().submitting()) return 'One moment';
    return this.left() > 0 ? 'Sign up' : 'Join the waitlist';
  });
  protected readonly framed = isFramed(inject(DOCUMENT));
  protected readonly faultText = faultText;

  /** Leaves what was done and begins anew, for somebody else. */
  protected again(): void {
    this.outcome.set(undefined);
    this.others.update((count) => count + 1);
    this.fields().reset();
  }

  private async signUp(): Promise<TreeValidationResult> {
    this.problem.set(undefined);
    const params = { eventId: this.event().eventId };
    const body = registrationOf(this.entry());
    try {
      const request = { params, body, idempotencyKey: this.key() };
      this.outcome.set(await this.api.call(customer.registerForEvent, request));
      return undefined;
    } catch (error) {
      if (isProblem(error, 'booking-over')) this.key.set(newIdempotencyKey());
      const { contact, party } = this.fields;
      const places = { 'contact.name': contact.name, 'contact.email': contact.email };
      const faults = serverFaults(error, { ...places, quantity: party });
      if (faults.length === 0) this.problem.set(error);
      faults[0]?.fieldTree().focusBoundControl();
      return faults;
    }
  }
}

function entryFor(account: AccountView | undefined): RegistrationEntry {
  const { name = '', email = '' } = account ?? {};
  return { contact: { name, email }, party: '1', categoryId: '' };
}
