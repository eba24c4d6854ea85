import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HERE = import.meta.dirname;
/** Making templates is work for the processor alone: on a machine that is busy it may take minutes. */
export const SYNTHESIZED_WITHIN_MS = 600_000;

const MOST_BYTES = 64 * 1024 * 1024;

/** A resource of a template. */
export type Resource = {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
};

/** A template of CloudFormation. */
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** The stacks by their names. */
export type StackName =
  'network' | 'data' | 'content' | 'site' | 'services' | 'observability' | 'pipeline';

/** Something that a check found and nobody has acknowledged. */
export type Finding = { readonly rule: string; readonly where: string };

/** All templates of one stage. */
export type Synthesized = {
  readonly templates: Readonly<Record<StackName, Template>>;
  /** Of CloudFormation's own validation, which knows the schemas of the resources. */
  readonly faults: readonly Finding[];
  /** Of the rules of cdk-nag. */
  readonly findings: readonly Finding[];
};

/** Makes the templates of the example's settings, changed (null takes one away), in a process that knows no account. */
export async function synthesize(changes: object = {}): Promise<Synthesized> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=source', join(HERE, 'synthesize.ts'), JSON.stringify(changes)],
    { maxBuffer: MOST_BYTES, env: { PATH: process.env['PATH'], HOME: '/nonexistent' } },
  );
  return JSON.parse(stdout) as Synthesized;
}

/** The settings of the example as they stand in their file. */
export function exampleFile(): Record<string, unknown> {
  const file = join(HERE, '../settings/example.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

/** The resources of a type, by their logical ids. */
export function resourcesOf({ Resources }: Template, type: string): [string, Resource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

/** The properties of the resources of a type. */
export function propertiesOf(template: Template, type: string): Resource['Properties'][] {
  return resourcesOf(template, type).map(([, { Properties }]) => Properties);
}
