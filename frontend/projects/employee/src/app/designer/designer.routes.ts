import type { Routes } from '@angular/router';
import { leaveSaved } from './leave-saved.ts';
import { PlanPage } from './plan-page.ts';
import { RoomPage } from './room-page.ts';

/** The room of an event. */
export const roomRoutes: Routes = [{ path: '', component: RoomPage, canDeactivate: [leaveSaved] }];

/** A plan of one's own; `new` for one that is yet to be kept. */
export const planRoutes: Routes = [{ path: '', component: PlanPage, canDeactivate: [leaveSaved] }];
