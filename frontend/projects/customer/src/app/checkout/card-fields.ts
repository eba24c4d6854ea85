import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { faultText } from '@foyer/ui/forms/field-fault.ts';
import { groupedNumber, monthAndYear } from './card-text.ts';
import type { CheckoutEntry } from './checkout-entry.ts';

/** Cards of the sandbox and what each one shows. */
const TEST_CARDS = [
  { number: '4242 4242 4242 4242', does: 'goes through' },
  { number: '4000 0025 0000 3155', does: 'asks for a confirmation first' },
  { number: '4000 0000 0000 0077', does: 'goes through after a while' },
  { number: '4000 0000 0000 0002', does: 'is declined' },
  { number: '4000 0000 0000 9995', does: 'has not enough money on it' },
] as const;

const TIDY = { number: groupedNumber, expiry: monthAndYear } as const;

/** The card that pays. */
@Component({
  selector: 'fy-card-fields',
  imports: [FormField, MatError, MatFormField, MatInput, MatLabel],
  templateUrl: './card-fields.html',
  styleUrl: './card-fields.scss',
})
export class CardFields {
  /** The card's fields. */
  readonly card = input.required<FieldTree<CheckoutEntry['card']>>();
  /** Whether the sandbox takes the payment, so that no money moves. */
  readonly trial = input(false);

  protected readonly testCards = TEST_CARDS;
  protected readonly faultText = faultText;

  /** Puts what is typed into the card's shape; not while somebody mends the middle of it. */
  protected tidyWhileTyping(event: Event, part: 'number' | 'expiry'): void {
    const { selectionEnd, value } = event.target as HTMLInputElement;
    if (selectionEnd === value.length) this.tidy(part);
  }

  protected tidy(part: 'number' | 'expiry'): void {
    this.card()[part]().value.update(TIDY[part]);
  }

  protected useCard(number: string): void {
    this.card()().value.set({ number, expiry: '12/34', cvc: '123' });
  }
}
