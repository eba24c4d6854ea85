import { beforeEach, describe, expect, it } from '@jest/globals';
import { openPage, type OpenPage } from '../../testing/open-page.ts';
import { bookingOf, EVENT, ticketOf } from '../../testing/views.ts';

const SANDBOX = { provider: 'sandbox', flow: 'card-form' };
const FREE = { tickets: 0, discount: 0, fees: 0, taxes: [], total: 0 };

beforeEach(() => sessionStorage.clear());

async function openCheckout(
  booking = bookingOf(['a1', 'a2']),
  options: object = SANDBOX,
): Promise<OpenPage> {
  const page = await openPage('/bookings/bkg_1/checkout');
  await page.answer('GET', '/bookings/bkg_1', booking);
  await page.answer('GET', '/events/evt_1', EVENT);
  await page.answer('GET', '/payment-options', options);
  return page;
}

async function agree(page: OpenPage): Promise<void> {
  page.element.querySelector<HTMLInputElement>('fy-terms-field input')?.click();
  await page.settle();
}

async function fillIn(page: OpenPage): Promise<void> {
  await page.type('Name', 'Ada Lovelace');
  await page.type('E-mail address', 'ada@example.org');
  await page.type('Card number', '4242 4242 4242 4242');
  await page.type('Expires (MM/YY)', '12/34');
  await page.type('Security code', '123');
  await agree(page);
}

describe('the checkout', () => {
  it('shows what is bought and says on the button what it does', async () => {
    const page = await openCheckout();
    expect(page.text()).toContain('Stalls, row A, seat 1');
    expect(page.text()).toContain('Booking fee€2.00');
    expect(page.text()).toContain('Pay €98.00');
  });

  it('says at each field how to mend it, and sends nothing', async () => {
    const page = await openCheckout();
    await page.type('E-mail address', 'ada');
    await page.press('Pay €98.00');
    expect(page.text()).toContain('Enter your name.');
    expect(page.text()).toContain('This must be an e-mail address such as ada@example.org.');
    expect(page.text()).toContain('Enter the number on your card.');
    expect(page.text()).toContain('Agree to the terms to go on.');
    expect(document.activeElement?.getAttribute('autocomplete')).toBe('name');
  });

  it('pays and shows the tickets', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.press('Pay €98.00');
    const booking = bookingOf(['a1', 'a2'], { status: 'confirmed' });
    const { request } = await page.answer('POST', '/bookings/bkg_1/payments', {
      status: 'confirmed',
      booking,
    });
    expect(request.body).toEqual({
      contact: { name: 'Ada Lovelace', email: 'ada@example.org' },
      card: { number: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' },
    });
    await page.answer('GET', '/bookings/bkg_1', booking);
    await page.answer('GET', '/bookings/bkg_1/tickets', { tickets: [ticketOf(1), ticketOf(2)] });
    expect(page.router.url).toBe('/bookings/bkg_1');
    expect(page.text()).toContain('You are going');
    expect(page.element.querySelectorAll('fy-ticket-qr path')).toHaveLength(2);
  });

  it('says that a card was declined, and keeps what was filled in', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.press('Pay €98.00');
    await page.refuse('POST', '/bookings/bkg_1/payments', 'payment-declined', 402);
    expect(page.text()).toContain('Your card was declined.');
    const declined = { paying: true, payment: { status: 'declined' as const } };
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2'], declined));
    expect(page.text()).toContain('Pay €98.00');
    expect(page.element.querySelector('input')?.value).toBe('Ada Lovelace');
  });

  it('asks for no card when there is nothing to pay', async () => {
    const page = await openCheckout(bookingOf(['a1'], { totals: FREE }));
    expect(page.text()).not.toContain('Card number');
    expect(page.text()).toContain('Book for free');
  });

  it('applies a promo code, shows what it took off, and takes it off again', async () => {
    const page = await openCheckout();
    await page.press('Enter a promo code');
    await page.type('Promo code', 'early');
    await page.press('Apply');
    const { request } = await page.answer('PUT', '/bookings/bkg_1/promo', bookingOf(['a1', 'a2']));
    expect(request.body).toEqual({ code: 'early' });
    const [line] = bookingOf(['a1']).lines;
    const lines = line ? [{ ...line, price: 4_320, fullPrice: 4_800 }] : [];
    const totals = { tickets: 4_320, discount: 480, fees: 0, taxes: [], total: 4_320 };
    const lowered = bookingOf(['a1'], { promoCode: 'EARLY', lines, totals });
    await page.answer('GET', '/bookings/bkg_1', lowered);
    expect(page.text()).toContain('Promo code EARLY is applied');
    expect(page.text()).toContain('before: €48');
    expect(page.text()).toContain('Tickets€48.00');
    expect(page.text()).toContain('Promo code-€4.80');
    expect(page.text()).toContain('Pay €43.20');
    await page.press('Take it off');
    await page.answer('DELETE', '/bookings/bkg_1/promo', bookingOf(['a1', 'a2']));
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2']));
    expect(page.text()).toContain('Enter a promo code');
  });

  it('says at the field why a promo code does not count', async () => {
    const page = await openCheckout();
    await page.press('Enter a promo code');
    await page.type('Promo code', 'gone');
    await page.press('Apply');
    await page.refuse('PUT', '/bookings/bkg_1/promo', 'promo-used-up', 409);
    expect(page.text()).toContain('This code has been used up.');
    expect(page.text()).toContain('Pay €98.00');
  });

  it('asks for the same seats again when the hold is over, and keeps what was typed', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.goTo('/bookings/bkg_2/checkout');
    await page.answer(
      'GET',
      '/bookings/bkg_2',
      bookingOf(['a1'], { bookingId: 'bkg_2', status: 'expired' }),
    );
    expect(page.text()).toContain('These seats are no longer held');
    expect(document.activeElement?.tagName).toBe('H1');
    expect(page.element.querySelector('a[href="/events/evt_1/seats"]')).not.toBeNull();
    await page.press('Ask for the same seats again');
    const again = bookingOf(['a1'], { bookingId: 'bkg_3' });
    const { request } = await page.answer('POST', '/events/evt_1/bookings', again);
    expect(request.body).toEqual({ seats: ['a1'] });
    await page.answer('GET', '/bookings/bkg_3', again);
    expect(page.router.url).toBe('/bookings/bkg_3/checkout');
    const values = [...page.element.querySelectorAll('input')].map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['Ada Lovelace', '4242 4242 4242 4242']));
  });

  it('says which seats somebody else has when they cannot be had again', async () => {
    const page = await openPage('/bookings/bkg_1/checkout');
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1'], { status: 'expired' }));
    await page.press('Ask for the same seats again');
    await page.refuse('POST', '/events/evt_1/bookings', 'seat-unavailable', 409);
    expect(page.text()).toContain('Someone took this seat a moment ago.');
  });

  it('remembers what was typed for a reload, but never the card', async () => {
    const page = await openCheckout();
    await fillIn(page);
    const kept = sessionStorage.getItem('foyer.checkout.evt_1');
    expect(kept).toContain('ada@example.org');
    expect(kept).not.toContain('4242');
    await page.goTo('/terms');
    await page.goTo('/bookings/bkg_1/checkout');
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2']));
    expect(page.element.querySelector('input')?.value).toBe('Ada Lovelace');
  });

  it('pays once, however often the button is pressed', async () => {
    const page = await openCheckout();
    await fillIn(page);
    const button = page.button('Pay €98.00');
    button.click();
    button.click();
    await page.settle();
    await page.press('One moment');
    const booking = bookingOf(['a1', 'a2'], { status: 'confirmed' });
    await page.answer('POST', '/bookings/bkg_1/payments', { status: 'confirmed', booking });
  });

  it('says that it does not know when the connection breaks, keeps the form, and looks again', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.press('Pay €98.00');
    await page.breakOff('POST', '/bookings/bkg_1/payments');
    expect(page.text()).toContain('this booking is never paid for twice');
    await page.breakOff('GET', '/bookings/bkg_1');
    expect(page.text()).toContain('Pay €98.00');
    window.dispatchEvent(new Event('online'));
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2'], { status: 'confirmed' }));
    expect(page.router.url).toBe('/bookings/bkg_1');
  });

  it('puts what the service finds wrong with the card at its field', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.press('Pay €98.00');
    await page.refuse('POST', '/bookings/bkg_1/payments', 'payment-method-invalid', 422);
    const field = page.element.querySelector('.number mat-error');
    expect(field?.textContent).toContain('This card cannot be used.');
  });

  it('says at the date that a card has run out', async () => {
    const page = await openCheckout();
    await fillIn(page);
    await page.press('Pay €98.00');
    const refusal = { code: 'payment-method-invalid', details: { field: 'expiry' } };
    await page.refuse('POST', '/bookings/bkg_1/payments', refusal, 422);
    const faults = [...page.element.querySelectorAll('fy-card-fields mat-error')];
    expect(faults.map((fault) => fault.textContent.trim())).toEqual([
      'This card has run out by its date. Check the date, or use another card.',
    ]);
  });

  it('asks for no card where the payment service does that itself', async () => {
    const page = await openCheckout(undefined, { provider: 'stripe', flow: 'redirect' });
    expect(page.text()).not.toContain('Card number');
    expect(page.text()).not.toContain('This is a trial');
    expect(page.text()).toContain('You pay on the secure page of our payment service, Stripe');
  });

  it('starts the time again once', async () => {
    const page = await openCheckout();
    await page.press('Start the 10 minutes again (once)');
    const renewed = bookingOf(['a1', 'a2'], { renewable: false });
    await page.answer('POST', '/bookings/bkg_1/renew', renewed);
    await page.answer('GET', '/bookings/bkg_1', renewed);
    expect(page.text()).not.toContain('again (once)');
  });

  it('lets somebody pay in another way who came back from the bank without an answer', async () => {
    const page = await openPage('/bookings/bkg_1/checkout?again=1');
    const paying = { paying: true, payment: { status: 'started' as const } };
    await page.answer('GET', '/bookings/bkg_1', bookingOf(['a1', 'a2'], paying));
    expect(page.text()).toContain('Pay €98.00');
  });

  it('says so when the booking is somebody else’s', async () => {
    const page = await openPage('/bookings/bkg_1/checkout');
    await page.refuse('GET', '/bookings/bkg_1', 'booking-not-found', 404);
    expect(page.text()).toContain('This booking is not here.');
  });
});
