'use client';

import { LEVELS } from '@/lib/assignment/core';
import { MenuLabel, MenuPanel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { levelName } from '@/components/attorneys/expertise-level';

/** The four levels beside a cell of the matrix, as long as there is one; a digit chooses as well. */
export function LevelMenu({
  cell,
  subject,
  level,
  onChoose,
  onClose,
}: {
  cell: HTMLElement | null;
  /** Whose level for what, e.g. "Ana Ruiz, TN". */
  subject: string;
  level: number;
  onChoose: (level: number) => void;
  onClose: () => void;
}) {
  return (
    <MenuPanel
      anchor={cell}
      label={`Level: ${subject}`}
      align="center"
      onClosed={onClose}
      onKeyDown={(event) => {
        if (!/^[0-3]$/.test(event.key)) return;
        event.preventDefault();
        onChoose(Number(event.key));
        cell?.focus();
        onClose();
      }}
    >
      <MenuLabel>{subject}</MenuLabel>
      <MenuRadioGroup
        label="Level"
        value={String(level)}
        onValueChange={(value) => onChoose(Number(value))}
      >
        {LEVELS.map((one) => (
          <MenuRadioItem key={one} value={String(one)} textValue={levelName(one)}>
            <span className="w-4 tabular-nums">{one}</span>
            {levelName(one)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </MenuPanel>
  );
}
