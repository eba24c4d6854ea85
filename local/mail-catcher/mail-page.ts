import type { Mail, MailSummary } from './mail-store.ts';

/** The path below which the inbox lives. */
export const MAIL_PATH = '/dev/mail';

const timeOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** The inbox as a page: the list, and beside it one mail or an invitation to choose. */
export function inboxPage(mails: readonly MailSummary[], open?: Mail): string {
  const title = open ? subjectOf(open.summary) : 'Inbox';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)} · Foyer mail</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${MAIL_PATH}/static/inbox.css">
<script src="${MAIL_PATH}/static/inbox.js" defer></script>
</head>
<body class="${open ? 'reading' : 'listing'}">
<header>
<h1><a href="${MAIL_PATH}">Foyer mail</a></h1>
<p>Mail that this machine would have sent. Nothing leaves it.</p>
<form method="post" action="${MAIL_PATH}/clear"><button type="submit">Empty the inbox</button></form>
</header>
<nav aria-label="Mails" data-newest="${mails[0]?.id ?? ''}">${listOf(mails, open?.summary.id)}</nav>
<main>${open ? reading(open) : invitation(mails.length)}</main>
<p class="spoken" role="status"></p>
</body>
</html>`;
}

/** The HTML part as a document of its own: links open in a new tab, pictures come from the mail. */
export function mailDocument(mail: Mail): string {
  const html = (mail.html ?? '').replace(/\bcid:([^"'\s)>]+)/g, (whole, cid: string) => {
    const index = mail.attachments.findIndex(({ contentId }) => contentId === cid);
    return index < 0 ? whole : attachmentPath(mail, index);
  });
  return `<!doctype html><base target="_blank">${html}`;
}

/** Where an attachment is downloaded. */
export function attachmentPath(mail: Mail, index: number): string {
  return `${MAIL_PATH}/api/messages/${mail.summary.id}/attachments/${index}`;
}

function listOf(mails: readonly MailSummary[], openId: string | undefined): string {
  if (mails.length === 0) return '<p class="empty">No mail yet.</p>';
  return `<ul>${mails.map((mail) => itemOf(mail, mail.id === openId)).join('')}</ul>`;
}

function itemOf(mail: MailSummary, isOpen: boolean): string {
  const files = mail.attachments === 1 ? '1 file' : `${mail.attachments} files`;
  return `<li><a href="${MAIL_PATH}/${mail.id}"${isOpen ? ' aria-current="page"' : ''}>
<strong>${escape(subjectOf(mail))}</strong>
<span>To ${escape(mail.envelope.to.join(', '))}</span>
<span>${timeTag(mail.receivedAt)}${mail.attachments > 0 ? ` · ${files}` : ''}</span>
</a></li>`;
}

function invitation(count: number): string {
  return count === 0
    ? '<p class="empty">Book something, and its confirmation arrives here.</p>'
    : '<p class="empty">Choose a mail to read it.</p>';
}

function reading(mail: Mail): string {
  const { summary } = mail;
  return `<article>
<p class="back"><a href="${MAIL_PATH}">All mails</a></p>
<h2>${escape(subjectOf(summary))}</h2>
<dl>
<dt>From</dt><dd>${escape(summary.from)}</dd>
<dt>To</dt><dd>${escape(summary.envelope.to.join(', '))}</dd>
<dt>Received</dt><dd>${timeTag(summary.receivedAt)}</dd>
</dl>
${attachmentsOf(mail)}
${bodyOf(mail)}
<details><summary>Headers</summary><pre tabindex="0" aria-label="Headers">${escape(headersOf(mail))}</pre></details>
<p><a href="${MAIL_PATH}/api/messages/${summary.id}/raw">Download as .eml</a></p>
</article>`;
}

function bodyOf(mail: Mail): string {
  const text = escape(mail.text ?? '');
  const label = 'tabindex="0" aria-label="Text of the mail"';
  if (mail.html === null) return `<pre class="text" ${label}>${text}</pre>`;
  const source = `${MAIL_PATH}/api/messages/${mail.summary.id}/html`;
  return `<iframe title="The mail as its reader sees it" src="${source}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<details><summary>Plain text</summary><pre class="text" ${label}>${text}</pre></details>`;
}

function attachmentsOf(mail: Mail): string {
  const items = mail.attachments.flatMap(({ filename, content, contentId }, index) =>
    contentId !== null && mail.html?.includes(`cid:${contentId}`)
      ? []
      : `<li><a href="${attachmentPath(mail, index)}" download>${escape(filename)}</a> <small>${sizeOf(content.length)}</small></li>`,
  );
  if (items.length === 0) return '';
  return `<ul class="files" aria-label="Attachments">${items.join('')}</ul>`;
}

function headersOf(mail: Mail): string {
  return mail.headers.map(({ key, value }) => `${key}: ${value}`).join('\n');
}

function subjectOf(mail: MailSummary): string {
  return mail.subject || '(no subject)';
}

function timeTag(instant: string): string {
  return `<time datetime="${instant}">${timeOf.format(new Date(instant))}</time>`;
}

function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(0)} kB`;
}

function escape(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => named[character] ?? character);
}
