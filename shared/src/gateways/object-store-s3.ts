import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { fileLinks, type ServedObjectStore } from './file-links.ts';
import { isObjectKey, requireObjectKey, typeOfKey } from './object-key.ts';

/** The bucket, and what signs the links to its objects. */
export type S3ObjectStoreOptions = {
  readonly bucket: string;
  readonly region: string;
  /** Another server than AWS's own. */
  readonly endpoint?: string | undefined;
  /** Under which browsers reach that server; without it they are not sent there. */
  readonly publicEndpoint?: string | undefined;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly linkSecret: string;
};

/** How long an address at S3 itself is good for: it is followed at once. */
const ADDRESS_SECONDS = 60;
const PRECONDITION_FAILED = 412;
/** Another writer of the same key is just being served. */
const CONFLICT = 409;
const ADD_TRIES = 5;

/**
 * Objects in a bucket of S3. Every object is written whole or not at all, and one that is added is written only while
 * its key is free (a conditional write, https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html).
 */
export function s3ObjectStore(options: S3ObjectStoreOptions): ServedObjectStore {
  const { bucket: Bucket, endpoint, publicEndpoint = endpoint, linkSecret } = options;
  const client = clientOf(options, endpoint);
  const publicClient = clientOf(options, publicEndpoint);
  const put = async (input: Omit<PutObjectCommandInput, 'Bucket'> & { ContentType: string }) => {
    requireObjectKey(input.Key ?? '', input.ContentType);
    await client.send(new PutObjectCommand({ Bucket, ...input }));
  };
  return {
    ...fileLinks(linkSecret),
    put: (key, content, type) => put({ Key: key, Body: content, ContentType: type }),
    async add(key, content, type) {
      if (await isTaken(client, Bucket, key)) return false;
      const input = { Key: key, Body: content, ContentType: type, IfNoneMatch: '*' };
      for (let attempt = 1; ; attempt += 1) {
        try {
          await put(input);
          return true;
        } catch (error) {
          const status = statusOf(error);
          if (status === PRECONDITION_FAILED) return false;
          if (status !== CONFLICT || attempt === ADD_TRIES) throw error;
        }
      }
    },
    async get(key) {
      if (!isObjectKey(key)) return undefined;
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key }));
        const content = await Body?.transformToByteArray();
        return content && { content, type: typeOfKey(key) };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    ...(browsersReach(options) && {
      addressOf(key: string, fileName: string) {
        const ResponseContentDisposition = `inline; filename="${fileName}"`;
        const command = new GetObjectCommand({ Bucket, Key: key, ResponseContentDisposition });
        return getSignedUrl(publicClient, command, { expiresIn: ADDRESS_SECONDS });
      },
    }),
  };
}

function clientOf(
  { region, credentials }: S3ObjectStoreOptions,
  endpoint: string | undefined,
): S3Client {
  return new S3Client({
    region,
    ...(credentials && { credentials }),
    ...(endpoint && { endpoint, forcePathStyle: true }),
    // Trailing checksums are more than other servers of the protocol understand.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** AWS's own server is reached by everybody. */
function browsersReach({ endpoint, publicEndpoint }: S3ObjectStoreOptions): boolean {
  return endpoint === undefined || publicEndpoint !== undefined;
}

/** Saves the bytes of what is there; what decides is the condition of the write. */
async function isTaken(client: S3Client, Bucket: string, Key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
