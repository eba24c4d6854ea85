import { isEmbedOrigin, MAX_EMBED_ORIGINS } from '@foyer/shared/domain';

/** The sites that a text names, one a line; an address of a page stands for its site. */
export function sitesIn(text: string): string[] {
  const lines = text.split(/\s+/).filter(Boolean);
  return [...new Set(lines.map((line) => (URL.canParse(line) ? new URL(line).origin : line)))];
}

/** What is wrong with a text that names sites, in words. */
export function sitesFault(text: string): string | undefined {
  const sites = sitesIn(text);
  if (sites.length > MAX_EMBED_ORIGINS) return `Name at most ${MAX_EMBED_ORIGINS} sites.`;
  const wrong = sites.find((site) => !isEmbedOrigin(site));
  return wrong && `Enter whole addresses that begin with https://; "${wrong}" is none.`;
}
