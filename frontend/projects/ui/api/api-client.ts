import { HttpClient, HttpHeaders } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { OutlineOf, ReplyOf } from '@foyer/shared/contract';
import { firstValueFrom } from 'rxjs';
import { API_CONFIG } from './api-config.ts';
import { addressOf, type AnyRequest, type ApiRequest } from './api-request.ts';

/** Calls the service by the contract: endpoints are data, so no page writes an address. */
@Service()
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly config = inject(API_CONFIG);

  /** Calls an endpoint and gives its reply. Rejects with an ApiProblem. */
  call<E extends OutlineOf>(endpoint: E, request: ApiRequest<E>): Promise<ReplyOf<E>> {
    const { body, idempotencyKey } = request as AnyRequest;
    const headers = idempotencyKey
      ? new HttpHeaders({ 'Idempotency-Key': idempotencyKey })
      : undefined;
    return firstValueFrom(
      this.http.request<ReplyOf<E>>(endpoint.method, this.address(endpoint, request), {
        ...(body === undefined ? {} : { body }),
        ...(headers ? { headers } : {}),
      }),
    );
  }

  /** Fetches a file as text. Rejects with an ApiProblem. */
  text<E extends OutlineOf>(endpoint: E, request: ApiRequest<E>): Promise<string> {
    const address = this.address(endpoint, request);
    return firstValueFrom(this.http.get(address, { responseType: 'text' }));
  }

  /** The full address of an endpoint, for links and event streams. */
  address<E extends OutlineOf>(endpoint: E, request: ApiRequest<E>): string {
    return addressOf(this.config.base, endpoint, request as AnyRequest);
  }
}
