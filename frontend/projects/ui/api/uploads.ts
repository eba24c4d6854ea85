import {
  HttpClient,
  HttpEventType,
  provideHttpClient,
  withInterceptors,
  withXhr,
} from '@angular/common/http';
import { inject, Service, type EnvironmentProviders, type Provider } from '@angular/core';
import type { Endpoint, ReplyOf } from '@foyer/shared/contract';
import { lastValueFrom, map, tap } from 'rxjs';
import { API_CONFIG } from './api-config.ts';
import { addressOf, type AnyRequest, type ApiRequest } from './api-request.ts';
import { authorize, explainProblems } from './interceptors.ts';
import { readClock } from './server-clock.ts';

/** A form to send, and who is told how much of it has gone out. */
export type Upload<E extends Endpoint> = {
  readonly params: ApiRequest<E> extends { readonly params: infer P } ? P : never;
  readonly form: FormData;
  /** Told the share that has gone out, from 0 to 1. */
  readonly progress: (share: number) => void;
};

/** Sends forms with files by the contract. */
@Service({ autoProvided: false })
export class Uploads {
  private readonly http = inject(HttpClient);
  private readonly config = inject(API_CONFIG);

  /** Sends a form and gives the reply. Rejects with an ApiProblem. */
  send<E extends Endpoint>(endpoint: E, upload: Upload<E>): Promise<ReplyOf<E>> {
    const request: AnyRequest = { params: upload.params as Readonly<Record<string, unknown>> };
    const address = addressOf(this.config.base, endpoint, request);
    const events = this.http.request<ReplyOf<E>>(endpoint.method, address, {
      body: upload.form,
      reportUploadProgress: true,
      observe: 'events',
    });
    return lastValueFrom(
      events.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            upload.progress(event.loaded / event.total);
        }),
        map((event) => (event.type === HttpEventType.Response ? event.body : undefined)),
      ),
    ) as Promise<ReplyOf<E>>;
  }
}

/** What pages need that send files: requests whose way out can be watched, which `fetch` does not tell. */
export function provideUploads(): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withXhr(), withInterceptors([authorize, explainProblems, readClock])),
    Uploads,
  ];
}
