import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as people and scanners see it. */
export type PrintedTicket = { readonly words: string; readonly code: string | undefined };

const PIXELS_PER_POINT = 2;

/** Renders every page of a PDF to pixels and reads the QR code from the picture. */
export async function readTickets(pdf: Buffer): Promise<PrintedTicket[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: PrintedTicket[] = [];
  for (let number = 1; number <= document.numPages; number++)
    pages.push(await readPage(await document.getPage(number)));
  return pages;
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function readPage(page: PdfPage): Promise<PrintedTicket> {
  const { items } = await page.getTextContent();
  const viewport = page.getViewport({ scale: PIXELS_PER_POINT });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return {
    words: items.map((item) => ('str' in item ? item.str : '')).join(' '),
    code: jsqr.default(new Uint8ClampedArray(data), width, height)?.data,
  };
}
