import type { ToolId } from '../state/tool-options.ts';
import { markTool, paintTool } from './brush-tools.ts';
import { rowsTool, rowTool, stageTool, standingTool, textTool } from './draw-tools.ts';
import { selectTool } from './select-tool.ts';
import type { Tool } from './tool-deps.ts';

/** What a press begins, by tool. */
export const TOOL_OF: Readonly<Record<ToolId, Tool>> = {
  select: selectTool,
  hand: () => 'pan',
  row: rowTool,
  rows: rowsTool,
  standing: standingTool,
  stage: stageTool,
  text: textTool,
  paint: paintTool,
  mark: markTool,
};

/** A tool in words: its name, its key, and what it does. */
export type ToolWords = {
  readonly id: ToolId;
  readonly name: string;
  readonly short: string;
  readonly key: string;
  readonly icon: string;
  readonly hint: string;
};

/** The tools as the bar shows them. */
export const TOOL_WORDS: readonly ToolWords[] = [
  {
    id: 'select',
    name: 'Select',
    short: 'Select',
    key: 'V',
    icon: 'near_me',
    hint: 'Click a seat, twice its row, Alt its section; drag to move',
  },
  {
    id: 'hand',
    name: 'Move the view',
    short: 'View',
    key: 'H',
    icon: 'pan_tool',
    hint: 'Drag the room about; the space bar does so with any tool',
  },
  {
    id: 'row',
    name: 'Add a row',
    short: 'Row',
    key: 'R',
    icon: 'linear_scale',
    hint: 'Drag from the first seat to the last',
  },
  {
    id: 'rows',
    name: 'Add rows',
    short: 'Rows',
    key: 'B',
    icon: 'apps',
    hint: 'Drag a rectangle and fill it with rows',
  },
  {
    id: 'standing',
    name: 'Add standing area',
    short: 'Standing',
    key: 'S',
    icon: 'groups',
    hint: 'Drag a rectangle; bend it by its corners',
  },
  {
    id: 'stage',
    name: 'Add stage or area',
    short: 'Stage',
    key: 'G',
    icon: 'theater_comedy',
    hint: 'Drag a rectangle for the stage, a bar, a desk',
  },
  {
    id: 'text',
    name: 'Add text',
    short: 'Text',
    key: 'T',
    icon: 'title',
    hint: 'Click where it is to stand',
  },
  {
    id: 'paint',
    name: 'Paint categories',
    short: 'Paint',
    key: 'P',
    icon: 'format_paint',
    hint: 'Drag over seats; Shift paints whole rows',
  },
  {
    id: 'mark',
    name: 'Mark seats',
    short: 'Mark',
    key: 'M',
    icon: 'accessible',
    hint: 'Accessible, companion, blocked, with a note',
  },
];
