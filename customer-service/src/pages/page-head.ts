import { html, type Html, type StructuredData } from '@foyer/shared/domain';

/** What a page is called and how it is shown where people share it. */
export type PageHead = {
  readonly title: string;
  readonly description: string;
  /** The page's one address. */
  readonly address: string;
  readonly picture?: SharedPicture | undefined;
  readonly data: StructuredData;
  /** Links that let the browser ask early for what the page will need. */
  readonly preloads?: readonly Html[];
};

/** The picture that goes with a shared link. */
export type SharedPicture = {
  readonly address: string;
  readonly width: number;
  readonly alt: string;
};

/** The site's name, after the page's own in a title. */
const SITE = 'Foyer';
const LOCALE = 'en_GB';

/** The head of a page: title, description, canonical address, Open Graph, Twitter card and structured data. */
export function pageHead(head: PageHead): Html {
  const { title, description, address, picture, preloads = [] } = head;
  return html`<title>${titleOf(title)}</title>
    <meta name="description" content="${description}" />
    <link rel="canonical" href="${address}" />
    ${preloads}
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${SITE}" />
    <meta property="og:locale" content="${LOCALE}" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${address}" />
    ${picture ? pictureTags(picture) : []}
    <meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}" />
    ${dataScript(head.data)}`;
}

/** The head of a page that nobody will look for. */
export function plainHead(title: string): Html {
  return html`<title>${titleOf(title)}</title>`;
}

function titleOf(title: string): string {
  return `${title} · ${SITE}`;
}

function pictureTags({ address, width, alt }: SharedPicture): Html {
  return html`<meta property="og:image" content="${address}" />
    <meta property="og:image:type" content="image/webp" />
    <meta property="og:image:width" content="${width}" />
    <meta property="og:image:alt" content="${alt}" />`;
}

/** Structured data as a data block: no text in it can end the block or, read as script, a line of it. */
export function dataScript(data: StructuredData): Html {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { html: `<script type="application/ld+json">${text}</script>` };
}
