import { HttpResponse, type HttpHeaders, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Service, signal } from '@angular/core';
import { tap } from 'rxjs';

/** Below this a difference may be the header's whole seconds or the way of the answer. */
const DOUBT_MS = 2_000;

/** What a browser may keep for longer than this tells the time at which it was fetched, not the time it is. */
const LONGEST_KEPT_SECONDS = 10;

/** How far this device's clock is off, by the `Date` of the service's answers; countdowns allow for it. */
@Service()
export class ServerClock {
  private readonly offset = signal(0);

  /** Milliseconds by which the device is behind the service; 0 when it is about right. */
  readonly deviceBehindMs = this.offset.asReadonly();

  /** Takes note of an answer's `Date`. */
  observe(date: string | null, nowMs: number): void {
    const serverMs = Date.parse(date ?? '');
    if (Number.isNaN(serverMs)) return;
    const behindMs = serverMs - nowMs;
    this.offset.set(Math.abs(behindMs) < DOUBT_MS ? 0 : behindMs);
  }
}

/** Shows the `Date` of every answer that comes from the service itself to the clock. */
export const readClock: HttpInterceptorFn = (request, next) => {
  const clock = inject(ServerClock);
  return next(request).pipe(
    tap((event) => {
      if (event instanceof HttpResponse && isOfNow(event.headers))
        clock.observe(event.headers.get('Date'), Date.now());
    }),
  );
};

function isOfNow(headers: HttpHeaders): boolean {
  const [, seconds = '0'] = /max-age=(\d+)/.exec(headers.get('Cache-Control') ?? '') ?? [];
  return Number(seconds) <= LONGEST_KEPT_SECONDS;
}
