import { App } from 'aws-cdk-lib';
import { foyerStacks } from '../lib/foyer-app.ts';
import { readSettings } from '../lib/settings.ts';

const app = new App();
foyerStacks(app, readSettings(String(app.node.getContext('settings'))));
app.synth();
