import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject } from '@angular/core';
import type { OutlineOf, ReplyOf } from '@foyer/shared/contract';
import { API_CONFIG } from './api-config.ts';
import { addressOf, type AnyRequest, type ApiRequest } from './api-request.ts';

/** Reads an endpoint as a resource that follows the signals its request is made of; `undefined` asks for nothing. */
export function apiResource<E extends OutlineOf>(
  endpoint: E,
  request: () => ApiRequest<E> | undefined,
): HttpResourceRef<ReplyOf<E> | undefined> {
  const { base } = inject(API_CONFIG);
  return httpResource<ReplyOf<E>>(() => {
    const asked = request();
    return asked && addressOf(base, endpoint, asked as AnyRequest);
  });
}
