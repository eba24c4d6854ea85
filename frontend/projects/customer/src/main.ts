import { createApplication } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { warmUpDates } from '@foyer/ui/dates/event-time.ts';
import { App } from './app/app.ts';
import { appConfig } from './app/app.config.ts';

/** Ends the browser's task. Each step of the start has one of its own: together they would keep a slow phone busy for long. */
const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

await nextTask();
const application = await createApplication(appConfig);
await nextTask();
application.bootstrap(App);
await nextTask();
application.injector.get(Router).initialNavigation();
await nextTask();
warmUpDates(navigator.language);
