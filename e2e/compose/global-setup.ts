import { announcedStage, announceStage } from '../system/stage.ts';
import { fillStage } from './compose.ts';

/** Fills the running system, unless FOYER_STAGE names what is there. */
export default async function findStage(): Promise<void> {
  if (!announcedStage()) announceStage(await fillStage());
}
