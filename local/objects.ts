import { objectStore, type ServedObjectStore } from '@foyer/shared/gateways';
import type { ServiceEnvironment } from './environment.ts';

/** The object store of a system, as its services know it. */
export function objectsAs(environment: ServiceEnvironment): ServedObjectStore {
  return objectStore({
    AWS_REGION: environment['AWS_REGION'] ?? '',
    LINK_SECRET: environment['LINK_SECRET'] ?? '',
    OBJECT_STORE_DIR: environment['OBJECT_STORE_DIR'],
    S3_BUCKET: environment['S3_BUCKET'],
    S3_ENDPOINT: environment['S3_ENDPOINT'],
  });
}
