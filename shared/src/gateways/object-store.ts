import type { ServedObjectStore } from './file-links.ts';
import { diskObjectStore } from './object-store-disk.ts';
import { s3ObjectStore } from './object-store-s3.ts';

/** Where the objects are: in a folder or in a bucket of S3. */
export type ObjectStoreSettings = {
  readonly LINK_SECRET: string;
  readonly OBJECT_STORE_DIR?: string | undefined;
  readonly AWS_REGION: string;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_PUBLIC_ENDPOINT?: string | undefined;
};

/** The object store that the settings name. Throws RangeError where they name none. */
export function objectStore(settings: ObjectStoreSettings): ServedObjectStore {
  const { LINK_SECRET: linkSecret, OBJECT_STORE_DIR: folder, S3_BUCKET: bucket } = settings;
  const { AWS_REGION: region, S3_ENDPOINT: endpoint } = settings;
  const { S3_PUBLIC_ENDPOINT: publicEndpoint } = settings;
  if (bucket) return s3ObjectStore({ bucket, region, endpoint, publicEndpoint, linkSecret });
  if (folder) return diskObjectStore({ folder, linkSecret });
  throw new RangeError('There is neither a folder nor a bucket for objects');
}
