import { expect, it } from '@jest/globals';
import { openPage } from '../../testing/open-page.ts';
import { OWN_EVENT } from '../../testing/own-event.ts';

const SENT = {
  ...{ messageId: 'msg_1', subject: 'Doors open later', text: 'At eight.' },
  ...{ sentAt: '2030-01-01T10:00:00.000Z', people: 1_240, sent: 1_240 },
};
const PATH = '/events/evt_1/messages';

async function openMessages(messages: object[]) {
  const page = await openPage(PATH);
  await page.answer('GET', '/events/evt_1', { ...OWN_EVENT, status: 'published' });
  await page.answer('GET', PATH, { messages });
  return page;
}

it('shows how a message will look, sends a test, and sends it after a question', async () => {
  const page = await openMessages([]);
  await page.type('Subject', 'Doors open later');
  await page.type('Message', 'At eight.');
  await page.press('Preview');
  const reply = { subject: 'Doors open later', html: '<p>At eight.</p>', people: 1_240 };
  const { request } = await page.answer('POST', `${PATH}/preview`, reply);
  expect(request.body).toEqual({ subject: 'Doors open later', text: 'At eight.' });
  expect(page.element.querySelector('iframe')?.getAttribute('srcdoc')).toBe('<p>At eight.</p>');
  await page.press('Send me a test');
  await page.answer('POST', `${PATH}/test`, {});
  expect(page.text()).toContain('The test is on its way to your address');
  await page.press('Send to 1,240 people');
  expect(document.body.textContent).toContain('Send to 1,240 people?');
});

it('says how far a message is, and what is missing before one can be seen', async () => {
  const page = await openMessages([SENT]);
  expect(page.text()).toContain('1240 of 1240 sent');
  await page.press('Preview');
  expect(page.text()).toContain('Give the message a subject.');
});
