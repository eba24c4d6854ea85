import type {
  HttpEvent,
  HttpHandlerFn,
  HttpInterceptorFn,
  HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError, type Observable } from 'rxjs';
import { API_CONFIG } from './api-config.ts';
import { isProblem, problemOf } from './api-problem.ts';
import { ANONYMOUS, Session } from './session.ts';

/** Makes every failed answer an ApiProblem. */
export const explainProblems: HttpInterceptorFn = (request, next) =>
  next(request).pipe(catchError((error: unknown) => throwError(() => problemOf(error))));

/** Sends the access token; when it has expired, trades the refresh cookie once and sends the request again. */
export const authorize: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  if (!request.url.startsWith(`${inject(API_CONFIG).base}/`) || request.context.get(ANONYMOUS))
    return next(request);
  return from(session.settled()).pipe(
    switchMap(() => send(request, next, session)),
    catchError((error: unknown) =>
      isProblem(error, 'token-expired')
        ? from(session.refresh()).pipe(
            switchMap((renewed) =>
              renewed ? send(request, next, session) : throwError(() => error),
            ),
          )
        : throwError(() => error),
    ),
  );
};

function send(
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  session: Session,
): Observable<HttpEvent<unknown>> {
  const token = session.accessToken();
  return next(
    token ? request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }) : request,
  );
}
