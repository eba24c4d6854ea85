/** What an organizer puts into a page of their own: the sign-up in a frame, as high as it needs to be. */
export function embedSnippet(site: string, eventId: string): string {
  const address = `${site}/events/${eventId}/sign-up`;
  return `<iframe id="foyer-${eventId}" src="${address}" title="Sign up"
  style="width: 100%; height: 40rem; border: 0"></iframe>
<script>
  addEventListener('message', ({ source, data }) => {
    const frame = document.getElementById('foyer-${eventId}');
    if (source === frame.contentWindow && data.foyerHeight > 0)
      frame.style.height = data.foyerHeight + 'px';
  });
</script>`;
}
