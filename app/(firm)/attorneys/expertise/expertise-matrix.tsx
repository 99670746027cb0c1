'use client';

import { useState, type ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { LEVELS, VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import type { ExpertiseMatrixDto, MatrixAttorney } from '@/lib/features/attorneys/dto';
import { EditRefused } from '@/app/(firm)/attorneys/roster/edit-refused';
import { columnTotals } from './matrix-totals';
import { GapNotice, MatrixFoot } from './matrix-foot';
import { levelField, MatrixGrid } from './matrix-grid';
import type { ShownEdits } from '@/app/(firm)/attorneys/roster/shown-edits';
import {
  useAttorneyEdits,
  type AttorneyEdits,
  type EditAction,
} from '@/app/(firm)/attorneys/roster/use-attorney-edits';

interface ExpertiseMatrixProps {
  matrix: ExpertiseMatrixDto;
  /** The columns. */
  visaTypes: readonly VisaType[];
  /** Those of them that the firm practises: gaps in the others are none. */
  practised: readonly VisaType[];
  /** Ids of the attorneys to show, in order; figures count everyone. */
  shownIds: readonly string[];
  editable: boolean;
  action: EditAction;
  /** Above the table, such as a switch for its columns. */
  actions?: ReactNode;
}

/**
 * Attorneys × visa types with a level in each cell. Who may change them does so in the cell: a
 * digit sets the level, Enter or a press offers the four. It never cycles through levels, since
 * each is in force at once and may place waiting cases.
 */
export function ExpertiseMatrix(props: ExpertiseMatrixProps) {
  const { matrix, practised, shownIds, editable, action, actions } = props;
  const visaTypes = useKept(props.visaTypes);
  const edits = useAttorneyEdits(action, useState<ShownEdits>({}));
  const attorneys = matrix.attorneys.map((attorney) => withEdits(attorney, visaTypes, edits));
  const figures = columnTotals({ ...matrix, attorneys }, visaTypes);
  const shown = shownIds.flatMap((id) => attorneys.find((one) => one.id === id) ?? []);
  return (
    <>
      <EditRefused edits={edits} />
      <GapNotice figures={figures.filter(({ visaType }) => practised.includes(visaType))} />
      <Card
        title="Levels"
        description="0 none, 1 can handle, 2 experienced, 3 expert. At 0 the rules never give them such a case."
        actions={actions}
        footer={editable ? <KeyHints /> : null}
        flush
      >
        <MatrixGrid {...{ shown, visaTypes, editable, edits }}>
          <MatrixFoot figures={figures} minExpertise={matrix.minExpertise} />
        </MatrixGrid>
      </Card>
    </>
  );
}

/**
 * The columns, and those that were there before: setting the last level of a visa type to 0, or
 * mending a gap, must not take the column away under the hands of who does it.
 */
function useKept(visaTypes: readonly VisaType[]): readonly VisaType[] {
  const [kept, setKept] = useState(visaTypes);
  if (visaTypes.every((type) => kept.includes(type))) return kept;
  const all = VISA_TYPES.filter((type) => kept.includes(type) || visaTypes.includes(type));
  setKept(all);
  return all;
}

function KeyHints() {
  return (
    <p className="max-md:hidden">
      Arrow keys move, 0 to 3 set a level, Enter offers the levels, Ctrl+Z takes the last change
      back. A change is saved at once and holds for every decision from then on.
    </p>
  );
}

/** The attorney with what was changed here and is not on the page yet. */
function withEdits(
  attorney: MatrixAttorney,
  visaTypes: readonly VisaType[],
  edits: AttorneyEdits,
): MatrixAttorney {
  const expertise: Partial<Record<VisaType, Level>> = { ...attorney.expertise };
  for (const visaType of visaTypes) {
    const before = String(expertise[visaType] ?? 0);
    const shown = edits.valueOf(attorney, levelField(visaType), before);
    expertise[visaType] = LEVELS.find((level) => String(level) === shown) ?? 0;
  }
  return { ...attorney, expertise };
}
