import {
  auditEntry,
  DomainError,
  isRefusal,
  versionAfter,
  type Actor,
  type AuditAction,
  type EventId,
  type EventImage,
  type ImageId,
  type Instant,
  type RandomBytes,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { EventStore } from '../ports.ts';
import { requireOwnEvent } from './require-own-event.ts';

/** What changing an event's pictures needs; events are read as they stand. */
export type ImageDeps = { events: Pick<EventStore, 'find' | 'put'>; randomBytes: RandomBytes };

/** Whose event, and who acts. */
export type ImageRequest = { readonly eventId: EventId; readonly by: Actor };

/** An event's pictures after a change, and what the change was to one of them. */
type ImageChange = {
  readonly images: readonly EventImage[];
  readonly action: AuditAction;
  readonly before?: object;
  readonly after?: object;
};

/** Tries before a change of pictures gives way to other changes of the event. */
const TRIES = 5;

/**
 * Changes the pictures of an own event and nothing else, so that a change of anything else made meanwhile is no reason
 * to refuse: it is done again on what then stands. Throws 'event-not-found', 'event-changed', and what `change` throws.
 */
export async function changeImages(
  deps: ImageDeps,
  { eventId, by }: ImageRequest,
  now: Instant,
  change: (event: TicketedEvent) => ImageChange,
): Promise<TicketedEvent> {
  for (let attempt = 1; ; attempt += 1) {
    const event = await requireOwnEvent(deps, eventId, by);
    const { images, ...deed } = change(event);
    const changed = { ...event, images, updatedAt: versionAfter(event, now) };
    const subject = { subject: eventId, subjectName: event.title };
    const entry = auditEntry(by, { ...deed, ...subject }, now, deps.randomBytes);
    try {
      await deps.events.put(changed, { expected: event.updatedAt, entry });
      return changed;
    } catch (error) {
      if (attempt === TRIES || !isRefusal(error, 'event-changed')) throw error;
    }
  }
}

/** One of the event's pictures, where it stands, and the others in order. Throws 'image-not-found'. */
export function pickImage({ images }: TicketedEvent, imageId: ImageId) {
  const position = images.findIndex((image) => image.imageId === imageId);
  const image = images[position];
  if (!image) throw new DomainError('image-not-found', { imageId });
  return { image, position, others: images.toSpliced(position, 1) };
}

/** A picture as the log tells of it. */
export function imageFacts({ imageId, alt }: EventImage, position: number): object {
  return { imageId, alt, position };
}
