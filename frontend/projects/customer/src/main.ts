import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';

// A task of its own: the scripts have just been run, and together the two would keep a slow phone busy for long.
setTimeout(() => void bootstrapApplication(App, appConfig));
