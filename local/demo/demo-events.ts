import type { MinorUnits } from '@foyer/shared/domain';
import type { DemoRoomName } from './demo-rooms.ts';
import type { PastSales } from './past-sales.ts';
import type { VenueTime } from '@foyer/shared/domain';

/** An event of the demo, its times counted from the day of seeding. */
export type DemoEvent = {
  /** Begins the event's id and its pictures' names. */
  readonly slug: string;
  readonly room: DemoRoomName;
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** When it starts; `now`: in an hour, the doors being open already. */
  readonly starts: VenueTime | 'now';
  readonly lastsMinutes: number;
  /** When sales open; absent: weeks ago. */
  readonly salesOpen?: VenueTime;
  /** A price for each category of the room, in its order. */
  readonly prices: readonly MinorUnits[];
  readonly maxTicketsPerCustomer?: number;
  /** Places that are booked already; of a free event without a limit. */
  readonly taken?: number;
  /** What was sold of it before the demo begins. */
  readonly sold?: PastSales;
  readonly image: { readonly alt: string; readonly accent: string };
  /** What further pictures show; their names are `<slug>-2` and so on. */
  readonly further?: readonly string[];
};

/** The names of an event's pictures, its face first. */
export function imageNames({ slug, further = [] }: DemoEvent): readonly string[] {
  return [slug, ...further.map((_, index) => `${slug}-${index + 2}`)];
}

/** The pictures' widths in pixels. */
export const IMAGE_WIDTHS = [480, 960, 1_600] as const;
