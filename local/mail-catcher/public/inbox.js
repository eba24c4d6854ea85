/* Looks for new mail every two seconds and renews the list; the page works without it. */
const LOOK_EVERY_MS = 2_000;

async function look() {
  if (document.hidden) return;
  const reply = await fetch('/dev/mail/api/messages?limit=1');
  const { messages } = await reply.json();
  const list = document.querySelector('nav');
  if ((messages[0]?.id ?? '') === list.dataset.newest) return;
  const page = await (await fetch(location.href)).text();
  const fresh = new DOMParser().parseFromString(page, 'text/html');
  list.replaceWith(fresh.querySelector('nav'));
  if (document.body.className === 'listing') {
    document.querySelector('main').replaceWith(fresh.querySelector('main'));
  }
  const newest = messages[0] ? `New mail: ${messages[0].subject}` : 'The inbox is empty.';
  document.querySelector('[role=status]').textContent = newest;
}

/* The catcher may be stopped while its page stays open; it is asked again in any case. */
setInterval(() => look().catch(() => undefined), LOOK_EVERY_MS);
