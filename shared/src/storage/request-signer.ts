import { createHash, createHmac } from 'node:crypto';

type Credentials = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };

type Request = {
  method: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

const SERVICE = 'dynamodb';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/**
 * Signs DynamoDB requests by AWS Signature Version 4 over the few headers that the service needs, keeping the
 * day's derived key. The SDK's own signer canonicalises every header and costs several times as much.
 */
export function requestSigner(region: string, credentials: () => Promise<Credentials>) {
  let cached: { name: string; key: Buffer } = { name: '', key: Buffer.alloc(0) };

  const signingKey = (secret: string, day: string): Buffer => {
    const name = `${secret}/${day}`;
    if (cached.name !== name) {
      const key = [day, region, SERVICE, 'aws4_request'].reduce<string | Buffer>(
        hmac,
        `AWS4${secret}`,
      );
      cached = { name, key: key as Buffer };
    }
    return cached.key;
  };

  return {
    async sign<T>(toSign: T, options: { signingDate?: Date } = {}): Promise<T> {
      const request = toSign as T & Request;
      const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
      const time = (options.signingDate ?? new Date()).toISOString().replace(/[-:]|\.\d{3}/g, '');
      const day = time.slice(0, 8);
      const headers: Record<string, string> = {
        'content-type': request.headers['content-type'] ?? '',
        host: request.port ? `${request.hostname}:${request.port}` : request.hostname,
        'x-amz-date': time,
        ...(sessionToken && { 'x-amz-security-token': sessionToken }),
        'x-amz-target': request.headers['x-amz-target'] ?? '',
      };
      const names = Object.keys(headers).join(';');
      const canonicalHeaders = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
      const canonical = `${request.method}\n${request.path}\n\n${canonicalHeaders.join('')}\n${names}\n${sha256(request.body ?? '')}`;
      const scope = `${day}/${region}/${SERVICE}/aws4_request`;
      const signature = hmac(
        signingKey(secretAccessKey, day),
        `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`,
      );
      Object.assign(request.headers, headers, {
        authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`,
      });
      return request;
    },
  };
}
