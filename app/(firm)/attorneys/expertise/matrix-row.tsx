'use client';

import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { placeMark } from '@/components/ui/grid-moves';
import { Link } from '@/components/ui/link';
import type { VisaType } from '@/lib/assignment/core';
import type { MatrixAttorney } from '@/lib/features/attorneys/dto';
import { SENIORITY_NAMES, visaTypeLabel } from '@/lib/wording/labels';
import { levelName } from '@/components/attorneys/expertise-level';

const LOOKS = ['level-0', 'level-1', 'level-2', 'level-3'] as const;

interface MatrixRowProps {
  attorney: Pick<MatrixAttorney, 'id' | 'name' | 'seniority' | 'active'>;
  row: number;
  visaTypes: readonly VisaType[];
  /** One digit for each visa type. */
  levels: string;
  /** One letter for each visa type: `s` while its level is being saved. */
  states: string;
  /** The column that the keyboard is in, if it is in this row; 0 is the name. */
  activeColumn: number | null;
  editable: boolean;
}

/** An attorney with a level for each visa type. Keys and presses are heard by the whole table. */
export const MatrixRow = memo(function MatrixRow(props: MatrixRowProps) {
  const { attorney, row, visaTypes, activeColumn } = props;
  const { id, name, seniority, active } = attorney;
  return (
    <tr>
      <th scope="row" className="grid-name">
        <Link
          href={`/attorneys/${id}`}
          prefetch={false}
          {...placeMark({ row, column: 0 })}
          tabIndex={activeColumn === 0 ? 0 : -1}
        >
          <bdi>{name}</bdi>
        </Link>
        <span>
          {SENIORITY_NAMES[seniority].label}
          {active ? null : <Badge>Inactive</Badge>}
        </span>
      </th>
      {visaTypes.map((visaType, index) => (
        <LevelCell key={visaType} {...props} visaType={visaType} column={index + 1} />
      ))}
    </tr>
  );
});

function LevelCell({
  attorney: { name },
  row,
  column,
  visaType,
  levels,
  states,
  activeColumn,
  editable,
}: MatrixRowProps & { visaType: VisaType; column: number }) {
  const level = Number(levels[column - 1]);
  const saving = states[column - 1] === 's';
  return (
    <td
      {...placeMark({ row, column })}
      tabIndex={editable ? (activeColumn === column ? 0 : -1) : undefined}
      aria-label={`${name}, ${visaTypeLabel(visaType)}: ${level} ${levelName(level)}`}
      aria-busy={saving || undefined}
      aria-haspopup={editable ? 'menu' : undefined}
    >
      <span className={cn(LOOKS[level], saving && 'animate-breathe')}>{level}</span>
    </td>
  );
}
