import { z } from 'zod';

/**
 * An appspec for ECS.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
export const Appspec = z.strictObject({
  version: z.literal(0),
  Resources: z.tuple([
    z.strictObject({
      TargetService: z.strictObject({
        Type: z.literal('AWS::ECS::Service'),
        Properties: z.strictObject({
          /** The pipeline's action puts the registered one in its place. */
          TaskDefinition: z.literal('<TASK_DEFINITION>'),
          LoadBalancerInfo: z.strictObject({
            ContainerName: z.string().min(1),
            ContainerPort: z.int().min(1).max(65_535),
          }),
          PlatformVersion: z.string().optional(),
          NetworkConfiguration: z.object({ AwsvpcConfiguration: z.object({}) }).optional(),
          CapacityProviderStrategy: z.array(z.object({})).optional(),
        }),
      }),
    }),
  ]),
  Hooks: z
    .array(
      z.partialRecord(
        z.enum([
          'BeforeInstall',
          'AfterInstall',
          'AfterAllowTestTraffic',
          'BeforeAllowTraffic',
          'AfterAllowTraffic',
        ]),
        z.string(),
      ),
    )
    .optional(),
});

const Phase = z.strictObject({
  'run-as': z.string().optional(),
  'on-failure': z.union([z.enum(['ABORT', 'CONTINUE']), z.string().regex(/^RETRY/)]).optional(),
  'runtime-versions': z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  commands: z.array(z.string().min(1)).min(1),
  finally: z.array(z.string()).optional(),
});

const Artifacts = {
  files: z.array(z.string()).min(1),
  name: z.string().optional(),
  'discard-paths': z.enum(['yes', 'no']).optional(),
  'base-directory': z.string().optional(),
  'exclude-paths': z.string().optional(),
  'enable-symlinks': z.enum(['yes', 'no']).optional(),
};

/** A buildspec: https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec-ref-syntax */
export const Buildspec = z.strictObject({
  version: z.literal(0.2),
  'run-as': z.string().optional(),
  env: z
    .strictObject({
      shell: z.enum(['bash', 'sh', '/bin/sh', 'powershell.exe', 'cmd.exe']).optional(),
      variables: z.record(z.string(), z.string()).optional(),
      'parameter-store': z.record(z.string(), z.string()).optional(),
      'exported-variables': z.array(z.string()).optional(),
      'secrets-manager': z.record(z.string(), z.string()).optional(),
      'git-credential-helper': z.enum(['yes', 'no']).optional(),
    })
    .optional(),
  proxy: z.object({}).optional(),
  batch: z.object({}).optional(),
  phases: z.strictObject({
    install: Phase.optional(),
    pre_build: Phase.optional(),
    build: Phase.optional(),
    post_build: Phase.optional(),
  }),
  reports: z.record(z.string(), z.object({})).optional(),
  artifacts: z
    .strictObject({
      ...Artifacts,
      files: Artifacts.files.optional(),
      'secondary-artifacts': z.record(z.string(), z.strictObject(Artifacts)).optional(),
    })
    .optional(),
  cache: z.object({}).optional(),
});
