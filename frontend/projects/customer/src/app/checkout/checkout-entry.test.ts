import { describe, expect, it } from '@jest/globals';
import { groupedNumber, monthAndYear } from './card-text.ts';
import { entryFor, paymentOf } from './checkout-entry.ts';

const card = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' };
const contact = { name: 'Ada Lovelace', email: 'ada@example.org' };

describe('what a checkout sends', () => {
  it('is the contact alone for a free booking', () => {
    expect(paymentOf({ contact, attendees: ['', ''], card }, false)).toEqual({ contact });
  });

  it('puts the buyer’s name on tickets that were left empty when others have one', () => {
    expect(paymentOf({ contact, attendees: ['', ' Mary '], card }, true)).toEqual({
      contact,
      attendees: ['Ada Lovelace', 'Mary'],
      card,
    });
  });
});

describe('what a checkout starts with', () => {
  it('is the account’s name and address', () => {
    const account = {
      userId: 'usr_1',
      role: 'customer' as const,
      emailVerified: true,
      ...contact,
    };
    expect(entryFor(undefined, account).contact).toEqual(contact);
  });

  it('is nothing for a guest', () => {
    expect(entryFor(undefined, undefined).contact).toEqual({ name: '', email: '' });
  });
});

describe('a card’s text', () => {
  it('stands in groups of four', () => {
    expect(groupedNumber('4242424242424242')).toBe('4242 4242 4242 4242');
    expect(groupedNumber('4242-4242')).toBe('4242 4242');
  });

  it.each([
    ['1229', '12/29'],
    ['12 / 29', '12/29'],
    ['9/29', '09/29'],
    ['1', '1'],
  ])('%s becomes the month and year %s', (typed, text) => {
    expect(monthAndYear(typed)).toBe(text);
  });
});
