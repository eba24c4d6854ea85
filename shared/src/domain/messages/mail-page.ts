import { html, type Html } from './html.ts';

/** What a mail says: subject, plain text and the same as HTML. */
export type MailBody = { readonly subject: string; readonly text: string; readonly html: string };

/** The parts of a mail's page. */
export type MailPage = {
  readonly title: string;
  /** What inboxes show after the subject. */
  readonly preview: string;
  /** CSS hex colour of the button and the band. */
  readonly accent: string;
  readonly picture?: { readonly url: string; readonly alt: string };
  readonly content: readonly Html[];
  readonly footer: string;
};

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

/** Colours for readers in the dark; light ones stand inline, for clients that drop style sheets. */
const STYLE = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  body { margin: 0; padding: 0; }
  a { text-decoration: underline; }
  @media (max-width: 620px) { .pad { padding-left: 20px !important; padding-right: 20px !important; } }
  @media (prefers-color-scheme: dark) {
    .page { background: #131316 !important; }
    .card { background: #1f1f24 !important; }
    .ink { color: #f3f2f7 !important; }
    .soft { color: #b9b8c3 !important; }
    .rule { border-color: #3a3a43 !important; }
    .button { border-color: #8f8e99 !important; }
  }`;

/** The whole page of a mail: one column of at most 600 pixels that reads on a phone and without pictures. */
export function mailPage(page: MailPage): string {
  const { title, preview, accent, content, footer } = page;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body class="page" style="margin:0;background:#f1f0f4;${FONT}">
        <div style="display:none;max-height:0;overflow:hidden;">${preview}</div>
        <table
          role="presentation"
          class="page"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="background:#f1f0f4;"
        >
          <tr>
            <td align="center" style="padding:24px 8px;">
              <table
                role="presentation"
                class="card"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style="max-width:600px;background:#ffffff;border-radius:16px;overflow:hidden;"
              >
                ${hero(page, accent)}
                ${content.map(
                  (block) =>
                    html`<tr>
                      <td class="pad" style="padding:0 36px 24px;">${block}</td>
                    </tr> `,
                )}
              </table>
              <p
                class="soft"
                style="${FONT}max-width:560px;margin:20px auto 0;font-size:13px;line-height:20px;color:#5d5c66;"
              >
                ${footer}
              </p>
            </td>
          </tr>
        </table>
      </body>
    </html> `.html;
}

function hero({ picture, title }: MailPage, accent: string): Html {
  const band = picture
    ? html`<img
        src="${picture.url}"
        alt="${picture.alt}"
        width="600"
        style="display:block;width:100%;height:auto;border:0;background:${accent};color:#ffffff;"
      />`
    : html`<div style="height:10px;line-height:10px;background:${accent};">&nbsp;</div>`;
  return html`<tr>
      <td>${band}</td>
    </tr>
    <tr>
      <td class="pad" style="padding:28px 36px 12px;">
        <h1 class="ink" style="${FONT}margin:0;font-size:26px;line-height:32px;color:#1a1a1f;">
          ${title}
        </h1>
      </td>
    </tr>`;
}

/** A paragraph. */
export function paragraph(text: string | Html): Html {
  return html`<p class="ink" style="${FONT}margin:0;font-size:16px;line-height:25px;color:#1a1a1f;">
    ${text}
  </p>`;
}

/** A button that leads to an address. */
export function button(label: string, url: string, accent: string): Html {
  return html`<a
    class="button"
    href="${url}"
    style="${FONT}display:inline-block;padding:13px 27px;border:1px solid ${accent};border-radius:999px;background:${accent};color:${inkOn(accent)};font-size:16px;font-weight:600;text-decoration:none;"
    >${label}</a
  >`;
}

/** A second way on, below the button. */
export function textLink(label: string, url: string): Html {
  return paragraph(html`<a class="ink" href="${url}" style="color:#1a1a1f;">${label}</a>`);
}

/** Rows of two columns, such as seat and price; the last row stands out when `sum` is given. */
export function table(
  rows: readonly (readonly [string, string])[],
  sum?: readonly [string, string],
): Html {
  const row = ([left, right]: readonly [string, string], weight: number) =>
    html`<tr>
      <td class="ink rule" style="${cell(weight)}">${left}</td>
      <td class="ink rule" align="right" style="${cell(weight)}white-space:nowrap;">${right}</td>
    </tr>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0">
    ${rows.map((each) => row(each, 400))}${sum ? row(sum, 700) : ''}
  </table>`;
}

/** A heading and a line below it. */
export function fact(heading: string, text: string): Html {
  return html`<p
      class="soft"
      style="${FONT}margin:0;font-size:13px;line-height:20px;color:#5d5c66;"
    >
      ${heading}
    </p>
    <p class="ink" style="${FONT}margin:0 0 12px;font-size:16px;line-height:24px;color:#1a1a1f;">
      ${text}
    </p>`;
}

/** A heading and below it what its reader must type as it stands, set so that no character is mistaken. */
export function typedText(heading: string, text: string): Html {
  return html`<p
      class="soft"
      style="${FONT}margin:0 0 4px;font-size:13px;line-height:20px;color:#5d5c66;"
    >
      ${heading}
    </p>
    <p
      class="ink rule"
      style="font-family:ui-monospace,Menlo,Consolas,monospace;margin:0;padding:14px 12px;border:1px solid #e4e3ea;border-radius:10px;font-size:16px;line-height:26px;color:#1a1a1f;"
    >
      ${text}
    </p>`;
}

function cell(weight: number): string {
  return `${FONT}padding:10px 0;border-bottom:1px solid #e4e3ea;font-size:15px;line-height:22px;color:#1a1a1f;font-weight:${weight};`;
}

/** Black or white, whichever reads better on a colour. */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => {
    const share = parseInt(pair, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
