import { TABLES, type TableKey } from '@foyer/shared/tables';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What one deployment of Foyer is told: where it stands, how large it is, who may reach it. */
export type Settings = Readonly<z.output<typeof SettingsFile>>;

/** The size of a service: CPU units and memory as Fargate pairs them, and how many tasks. */
export type ServiceSize = Settings['customer'];

const RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === 'number');
const TABLE_KEYS = Object.keys(TABLES) as [TableKey, ...TableKey[]];

const Certificate = z.string().regex(/^arn:aws[\w-]*:acm:/, 'must be the ARN of a certificate');
const Domain = z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain name');

const size = (fewest: number) =>
  z.strictObject({
    cpu: z.union([256, 512, 1024, 2048, 4096, 8192, 16384].map((units) => z.literal(units))),
    memoryMiB: z.int().min(512).max(122_880),
    tasks: z
      .strictObject({ min: z.int().min(fewest), max: z.int() })
      .refine(({ min, max }) => min <= max, 'max must not be below min'),
  });

const Source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('codecommit'),
    repository: z.string().min(1),
    branch: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('connection'),
    connectionArn: z.string().regex(/^arn:aws[\w-]*:(codestar-connections|codeconnections):/),
    owner: z.string().min(1),
    repository: z.string().min(1),
    branch: z.string().min(1),
  }),
]);

const SettingsFile = z
  .strictObject({
    /** Part of every name; one stage an account and region. */
    stage: z.string().regex(/^[a-z][a-z0-9]{1,15}$/),
    account: z.string().regex(/^\d{12}$/, 'must be the 12 digits of an account'),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as eu-central-1'),
    zones: z.int().min(2).max(3),
    /** Where browsers reach the site. */
    domain: Domain,
    /** Without it the site speaks plain HTTP on port 80: for a trial only. */
    certificateArn: Certificate.optional(),
    /** Who may open the portal; networks such as 203.0.113.0/24. */
    officeAddresses: z.array(z.cidrv4()).min(1),
    /** The sender of all mails, such as `Foyer <tickets@example.org>`. */
    mailFrom: z.string().regex(/@[\w.-]+\.[a-z]{2,}>?$/i, 'must have an address'),
    /** Who hears of alarms. */
    alarmMail: z.email(),
    payments: z.enum(['sandbox', 'stripe']),
    source: Source,
    customer: size(3),
    employee: size(2),
    /** Above this many requests a minute and task there are more tasks. */
    requestsPerTaskPerMinute: z.int().positive(),
    /** What tables must bear at once, without having grown to it; DynamoDB never goes below what it was told. */
    warmThroughput: z.partialRecord(
      z.enum(TABLE_KEYS),
      z.strictObject({ reads: z.int().min(12_000), writes: z.int().min(4_000) }),
    ),
    logRetentionDays: z.union(RETENTIONS.map((days) => z.literal(days))),
    /** The tag of the images that the services are created with; every later one comes by its digest. */
    firstImageTag: z.string().min(1),
    /** Metrics and traces by a collector beside each service: its image, and the share of requests that are traced. */
    telemetry: z
      .strictObject({
        collectorImage: z
          .string()
          .regex(/(:v?\d+(\.\d+)+|@sha256:[\da-f]{64})$/, 'must end in a version or a digest'),
        tracedShare: z.number().min(0).max(1),
      })
      .optional(),
    /** A name of our own for pictures and files, with its certificate in us-east-1. */
    media: z.strictObject({ domain: Domain, certificateArn: Certificate }).optional(),
  })
  .readonly();

/** Checks settings. Throws one error that names every setting at fault. */
export function parseSettings(content: unknown): Settings {
  const result = SettingsFile.safeParse(content);
  if (!result.success) throw new Error(`Settings: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** Reads a file of settings. */
export function readSettings(file: string): Settings {
  return parseSettings(JSON.parse(readFileSync(file, 'utf8')));
}

/** The address under which browsers reach the site. */
export function publicUrlOf({ certificateArn, domain }: Settings): string {
  return `${certificateArn ? 'https' : 'http'}://${domain}`;
}

/** What the names of all tables begin with. */
export function tablePrefixOf({ stage }: Settings): string {
  return `foyer-${stage}-`;
}

/** The name of a bucket; no two accounts share one. */
export function bucketNameOf(
  { stage, account }: Settings,
  bucket: 'artifacts' | 'objects',
): string {
  return `foyer-${stage}-${bucket}-${account}`;
}
