import { Tags, Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ContentStack } from './content.ts';
import { DataStack } from './data.ts';
import { NetworkStack } from './network.ts';
import { ObservabilityStack } from './observability.ts';
import { PipelineStack } from './pipeline.ts';
import { ServiceStack } from './service.ts';
import type { Settings } from './settings.ts';
import { SiteStack } from './site.ts';

/** All stacks of one stage; each needs only those before it. */
export type FoyerStacks = ReturnType<typeof foyerStacks>;

/** Builds every stack. Nothing is looked up: the settings say it all. */
export function foyerStacks(app: App, settings: Settings) {
  const { account, region, stage } = settings;
  const props = (part: string) => ({
    settings,
    env: { account, region },
    stackName: `foyer-${stage}-${part}`,
    terminationProtection: true,
  });
  const network = new NetworkStack(app, 'Network', props('network'));
  const data = new DataStack(app, 'Data', props('data'));
  const content = new ContentStack(app, 'Content', props('content'));
  const { logs } = content;
  const site = new SiteStack(app, 'Site', { ...props('site'), network, logs });
  const { vpc } = network;
  const { tables, secrets, repositories } = data;
  const kept = { tables, secrets, repositories };
  const { taskGroup, colours } = site;
  const services = new ServiceStack(app, 'Service', {
    ...props('service'),
    ...{ vpc, kept, taskGroup, colours },
  });
  const { running } = services;
  const observability = new ObservabilityStack(app, 'Observability', {
    ...props('observability'),
    ...{ site, running, tables },
  });
  const { undoing } = observability;
  const pipeline = new PipelineStack(app, 'Pipeline', {
    ...props('pipeline'),
    ...{ vpc, site, running, undoing, repositories, logs },
  });
  Tags.of(app).add('foyer:stage', stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { network, data, content, site, services, observability, pipeline };
}
