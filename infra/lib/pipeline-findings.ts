import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const managed = (name: string) =>
  `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`;
const action = (name: string) => `AwsSolutions-IAM5[Action::${name}]`;

const BY_REASON: Readonly<Record<string, readonly string[]>> = {
  'What Lambda documents for functions that write logs and run in a network.': [
    managed('service-role/AWSLambdaBasicExecutionRole'),
    managed('service-role/AWSLambdaVPCAccessExecutionRole'),
  ],
  'What CodeDeploy documents for shifting the traffic of ECS services.': [
    managed('AWSCodeDeployRoleForECS'),
  ],
  'Actions on the objects of the buckets named with them, as the CDK grants reading and writing.': [
    action('s3:GetObject*'),
    action('s3:GetBucket*'),
    action('s3:List*'),
    action('s3:DeleteObject*'),
    action('s3:Abort*'),
  ],
  'Signing in to the registry, reading and registering task definitions know no resource.': [
    'AwsSolutions-IAM5[Resource::*]',
  ],
  'The images and artifacts are no secrets; the buckets and the registry encrypt them by their own keys.':
    ['AwsSolutions-CB4'],
  'Images are built with Docker, which needs it; the project builds nothing but our own source.': [
    'AwsSolutions-CB3',
  ],
};

/** The findings of the pipeline that stand, each with its reason; those about a bucket or log name it. */
export function acknowledgePipeline(
  scope: IConstruct,
  own: Readonly<Record<string, string>>,
): void {
  const known = Object.entries(BY_REASON).flatMap(([reason, ids]) =>
    ids.map((id) => ({ id, reason })),
  );
  const named = Object.entries(own).map(([resource, reason]) => ({
    id: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  }));
  Validations.of(scope).acknowledge(...known, ...named);
}
