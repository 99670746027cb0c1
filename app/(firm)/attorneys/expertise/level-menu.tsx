'use client';

import { useEffect, useRef } from 'react';
import { LEVELS } from '@/lib/assignment/core';
import { MenuLabel, MenuPanel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { levelName } from '@/components/attorneys/expertise-level';

/** The four levels beside a cell of the matrix; a digit chooses as well. Shown while `subject` is. */
export function LevelMenu({
  anchorName,
  subject,
  level,
  onChoose,
  onClose,
}: {
  anchorName: string;
  /** Whose level for what, e.g. "Ana Ruiz, TN"; null while nothing is chosen. */
  subject: string | null;
  level: number;
  onChoose: (level: number) => void;
  onClose: () => void;
}) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (subject === null) return;
    panel.current?.showPopover();
    panel.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus();
  }, [subject]);

  return (
    <MenuPanel
      ref={panel}
      label={`Level: ${subject ?? ''}`}
      anchorName={anchorName}
      align="center"
      onClosed={onClose}
      onKeyDown={({ key, currentTarget }) => {
        if (!/^[0-3]$/.test(key)) return;
        onChoose(Number(key));
        currentTarget.hidePopover();
      }}
    >
      <MenuLabel>{subject}</MenuLabel>
      <MenuRadioGroup
        label="Level"
        value={String(level)}
        onValueChange={(value) => onChoose(Number(value))}
      >
        {LEVELS.map((one) => (
          <MenuRadioItem key={one} value={String(one)}>
            <span className="w-4 tabular-nums">{one}</span>
            {levelName(one)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </MenuPanel>
  );
}
