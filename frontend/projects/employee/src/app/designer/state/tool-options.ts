import type {
  CategoryId,
  Paint,
  RowLabelling,
  SeatNumbering,
  SectionId,
} from '@foyer/shared/domain';

/** The tools of the designer. */
export const TOOLS = [
  'select',
  'hand',
  'row',
  'rows',
  'standing',
  'stage',
  'text',
  'paint',
  'mark',
] as const;

/** A tool of the designer. */
export type ToolId = (typeof TOOLS)[number];

/** What a mark brush makes of seats. */
export const MARKS = ['accessible', 'companion', 'blocked', 'note', 'plain'] as const;

/** A mark from {@link MARKS}. */
export type Mark = (typeof MARKS)[number];

/** How new things are drawn. */
export type ToolOptions = {
  /** The section that single rows go into; empty for a new one. */
  readonly rowSection: SectionId;
  /** The section that blocks of rows go into; empty for a new one each. */
  readonly blockSection: SectionId;
  readonly spacingCm: number;
  readonly rowGapCm: number;
  /** Height of a row's arc over its chord. */
  readonly curveCm: number;
  readonly numbering: SeatNumbering;
  readonly labels: RowLabelling;
  /** The category of what is drawn; empty for none yet. */
  readonly categoryId: CategoryId;
  /** People for each square metre of a standing area. */
  readonly peoplePerSquareMetre: number;
  readonly areaKind: 'stage' | 'area';
  /** The category that the brush paints with. */
  readonly brush: CategoryId;
  readonly mark: Mark;
  readonly note: string;
};

/** The options of a new drawing. */
export const FIRST_OPTIONS: ToolOptions = {
  rowSection: '',
  blockSection: '',
  spacingCm: 55,
  rowGapCm: 95,
  curveCm: 0,
  numbering: { scheme: 'left', start: 1 },
  labels: { scheme: 'letters', start: 'A', order: 'front' },
  categoryId: '',
  peoplePerSquareMetre: 2,
  areaKind: 'stage',
  brush: '',
  mark: 'accessible',
  note: 'Restricted view',
};

/** What a mark changes of seats. */
export function paintOf(mark: Mark, note: string): Paint {
  switch (mark) {
    case 'accessible':
    case 'companion':
      return { kind: mark };
    case 'blocked':
      return { blocked: true };
    case 'note':
      return { note };
    case 'plain':
      return { kind: null, blocked: false, note: null };
  }
}
