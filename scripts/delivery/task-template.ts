/** What ECS takes when a task definition is registered; what else it tells of one is its own. */
const REGISTERED = [
  'family',
  'taskRoleArn',
  'executionRoleArn',
  'networkMode',
  'containerDefinitions',
  'volumes',
  'placementConstraints',
  'requiresCompatibilities',
  'cpu',
  'memory',
  'ephemeralStorage',
  'runtimePlatform',
] as const;

/** Where the pipeline puts the image that was built. */
const PLACEHOLDER = '<IMAGE>';

type Container = { readonly name?: string };

/**
 * The template of a task definition from what `aws ecs describe-task-definition` tells of the newest one. Throws
 * RangeError when it has no container of that name.
 */
export function taskTemplateOf(described: unknown, container: string): Record<string, unknown> {
  const { taskDefinition = {} } = described as { taskDefinition?: Record<string, unknown> };
  const containers = (taskDefinition['containerDefinitions'] ?? []) as readonly Container[];
  if (!containers.some(({ name }) => name === container)) {
    throw new RangeError(`The task definition has no container ${container}`);
  }
  const kept = REGISTERED.filter((name) => name in taskDefinition);
  return {
    ...Object.fromEntries(kept.map((name) => [name, taskDefinition[name]])),
    containerDefinitions: containers.map((each) =>
      each.name === container ? { ...each, image: PLACEHOLDER } : each,
    ),
  };
}
