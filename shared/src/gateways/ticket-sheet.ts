import type { Ticket, TicketedEvent } from '../domain/index.ts';
import type { TextWriter } from './text-writer.ts';

/** One ticket of a booking, with what its page shows. */
export type TicketSheet = {
  readonly event: TicketedEvent;
  readonly ticket: Ticket;
  /** The text that the QR code carries. */
  readonly code: string;
  /** How many tickets the booking has. */
  readonly count: number;
};

/** What draws on a document: lines and areas, and texts. */
export type Pen = { readonly document: PDFKit.PDFDocument; readonly write: TextWriter };

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 36 } as const;

/** The colours of a sheet beside the event's own. */
export const COLOURS = { ink: '#16151c', soft: '#5c5a67', line: '#c9c7d1' } as const;
