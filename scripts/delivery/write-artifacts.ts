/**
 * Writes what the deployment of each service takes: `taskdef.json`, the newest task definition with a placeholder for
 * the image, and `appspec.yml`. Both stand beside the `imageDetail.json` whose image the pipeline puts in.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { taskTemplateOf } from './task-template.ts';

const ROOT = join(import.meta.dirname, '../..');
const [folder = 'delivery'] = process.argv.slice(2);

for (const service of ['customer', 'employee']) {
  const place = (file: string) => join(folder, service, file);
  const described: unknown = JSON.parse(readFileSync(place('described.json'), 'utf8'));
  writeFileSync(
    place('taskdef.json'),
    `${JSON.stringify(taskTemplateOf(described, `${service}-service`), null, 2)}\n`,
  );
  copyFileSync(join(ROOT, `appspec/${service}-service.yml`), place('appspec.yml'));
}
