import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Ticket, TicketedEvent } from '../domain/index.ts';
import type { TicketPrinter } from '../use-cases/ports.ts';
import { ticketDrawer } from './ticket-page.ts';
import { workQueue } from './work-queue.ts';

/**
 * Prints tickets as a PDF, one A4 page each. Orders are printed one after another with everything else that waits in
 * between: a hundred at once would keep leases from being renewed for seconds.
 */
export function ticketPrinter(): TicketPrinter {
  const inTurn = workQueue(Infinity);
  return {
    print: (...order) =>
      inTurn(async () => {
        await setImmediate();
        return printed(...order);
      }),
  };
}

async function printed(...[event, tickets, codes]: Order): Promise<Uint8Array> {
  const document = newDocument(event, tickets);
  const bytes = collected(document);
  const draw = ticketDrawer(document);
  tickets.forEach((ticket, index) => {
    draw({ event, ticket, code: codes[index] ?? '', count: tickets.length });
  });
  document.end();
  return bytes;
}

type Order = Parameters<TicketPrinter['print']>;

function newDocument(event: TicketedEvent, tickets: readonly Ticket[]): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `${event.title}: ${tickets.length === 1 ? 'ticket' : 'tickets'}`,
      Author: event.organizerName,
      Creator: 'Foyer',
      Producer: 'Foyer',
    },
  });
}

async function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
