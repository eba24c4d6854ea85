const MEDIA = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
];

/** Calls back whenever colours or fonts may have changed, until the returned function is called. */
export function watchTheme(changed: () => void): () => void {
  const stop = new AbortController();
  for (const query of MEDIA)
    matchMedia(query).addEventListener('change', changed, { signal: stop.signal });
  document.fonts.addEventListener('loadingdone', changed, { signal: stop.signal });
  const observer = new MutationObserver(changed);
  const options = { attributes: true, attributeFilter: ['class', 'style', 'data-theme'] };
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
  return () => {
    stop.abort();
    observer.disconnect();
  };
}

/** Whether the person asked for no movement. */
export function wantsCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
