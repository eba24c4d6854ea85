import { describe, expect, it } from '@jest/globals';
import { groupedNumber, monthAndYear } from './card-text.ts';
import { bookingOf } from '../../testing/views.ts';
import { entryFor, paymentOf } from './checkout-entry.ts';
import { refundWords } from './refund-words.ts';

const card = { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' };
const contact = { name: 'Ada Lovelace', email: 'ada@example.org' };

const ADA = { userId: 'usr_1', role: 'customer' as const, emailVerified: true, ...contact };

describe('what a checkout sends', () => {
  it('is the contact alone for a free booking', () => {
    expect(paymentOf({ contact, attendees: ['', ''], card, agreed: true }, false)).toEqual({
      contact,
    });
  });

  it('puts the buyer’s name on tickets that were left empty when others have one', () => {
    expect(paymentOf({ contact, attendees: ['', ' Mary '], card, agreed: true }, true)).toEqual({
      contact,
      attendees: ['Ada Lovelace', 'Mary'],
      card,
    });
  });
});

describe('what a checkout starts with', () => {
  it('is the account’s name and address', () => {
    expect(entryFor({ booking: undefined, account: ADA, draft: undefined }).contact).toEqual(
      contact,
    );
  });

  it('is nothing for a guest', () => {
    const nothing = { booking: undefined, account: undefined, draft: undefined };
    expect(entryFor(nothing).contact).toEqual({ name: '', email: '' });
  });

  it('is what was typed before, unless somebody else has signed in since', () => {
    const { lines } = bookingOf(['a1', 'a2']);
    const typed = { name: 'Mary', email: 'mary@example.org' };
    const draft = { contact: typed, attendees: ['Bob'], agreed: true };
    const known = { booking: { lines }, account: undefined, draft };
    expect(entryFor(known)).toMatchObject({ contact: typed, attendees: ['Bob', ''], agreed: true });
    expect(entryFor({ ...known, account: ADA }).contact).toEqual(contact);
    const own = { ...draft, userId: ADA.userId };
    expect(entryFor({ ...known, account: ADA, draft: own }).contact).toEqual(typed);
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
    ['1/34', '01/34'],
    ['1 / 2034', '01/34'],
    ['12/2034', '12/34'],
    ['122034', '12/34'],
    ['1220', '12/20'],
    ['12/203', '12/203'],
    ['12/345', '12/34'],
    ['12/20345', '12/34'],
    ['', ''],
    ['1', '1'],
  ])('%s becomes the month and year %s', (typed, text) => {
    expect(monthAndYear(typed)).toBe(text);
  });
});

describe('the words about giving tickets back', () => {
  it.each([
    [undefined, 'Tickets for this event cannot be given back.'],
    [
      { hoursBefore: 0, keepsFees: false },
      'You can give tickets back until the event begins and get the whole amount back.',
    ],
    [
      { hoursBefore: 48, keepsFees: true },
      'You can give tickets back until 2 days before the event begins and get the price without the booking fee back.',
    ],
    [
      { hoursBefore: 1, keepsFees: false },
      'You can give tickets back until 1 hour before the event begins and get the whole amount back.',
    ],
  ])('tell of %j', (rule, words) => {
    expect(refundWords(rule)).toBe(words);
  });
});
