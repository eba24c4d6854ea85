import type { EventCard } from '@foyer/shared/contract';

type Venue = EventCard['venue'];

/** Street and city; the city only where the street's line does not name it already. */
export function venueAddress({ address, city }: Pick<Venue, 'address' | 'city'>): string {
  return address.includes(city) ? address : `${address}, ${city}`;
}
