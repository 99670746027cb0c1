'use client';

import { useEffect, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import { ConfirmPanel } from '@/components/ui/confirm-panel';
import { MenuPanel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { FloatingPanel, useAnchorName } from '@/components/ui/floating';
import type { FormAction } from '@/lib/platform/actions/state';
import { SENIORITIES, type Seniority } from '@/lib/assignment/core';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { activationQuestion } from '@/app/(firm)/attorneys/activation-question';
import { AttorneyActions } from '@/app/(firm)/attorneys/attorney-actions';
import { CapacityForm } from './capacity-form';
import { EditRefused } from './edit-refused';
import type { OpenedEditor, RosterRights } from './roster-types';
import type { ShownEditsState } from './shown-edits';
import { useAttorneyEdits, type AttorneyEdits, type EditAction } from './use-attorney-edits';

/** What changes attorneys from the roster, once for all rows: mounted only while it is open. */
export function RosterEditors({
  opened,
  rights,
  shown,
  editAction,
  changeAction,
  onOpen,
  onClose,
}: {
  opened: OpenedEditor | null;
  rights: RosterRights;
  shown: ShownEditsState;
  editAction: EditAction;
  changeAction: FormAction<{ id: string }>;
  onOpen: (opened: OpenedEditor) => void;
  onClose: (closed: OpenedEditor) => void;
}) {
  const edits = useAttorneyEdits(editAction, shown);
  return (
    <>
      <EditRefused edits={edits} />
      {opened?.editor === 'activation' ? (
        <ConfirmPanel
          {...activationQuestion(opened.attorney)}
          action={changeAction}
          onClose={() => onClose(opened)}
        />
      ) : opened ? (
        <Panel
          // Another row is another panel.
          key={`${opened.editor} ${opened.attorney.id}`}
          opened={opened}
          edits={edits}
          rights={rights}
          onClose={() => onClose(opened)}
          onActivation={() => onOpen({ ...opened, editor: 'activation' })}
        />
      ) : null}
    </>
  );
}

interface PanelProps {
  opened: OpenedEditor;
  edits: AttorneyEdits;
  rights: RosterRights;
  onClose: () => void;
  onActivation: () => void;
}

function Panel({ opened, edits, rights, onClose, onActivation }: PanelProps) {
  const { editor, attorney, opener } = opened;
  const ref = useRef<HTMLDivElement>(null);
  const anchorName = useAnchor(opener);
  useShown(ref, opener);
  const place = { ref, anchorName, align: 'end' as const };
  if (editor === 'capacity') {
    return (
      <FloatingPanel
        {...place}
        role="dialog"
        aria-label={`Capacity of ${attorney.name}`}
        className="w-72 p-3 text-sm"
        onToggle={({ newState }) => {
          if (newState === 'closed') onClose();
        }}
        onBlur={closeBehindFocus}
      >
        <Capacity attorney={attorney} edits={edits} />
      </FloatingPanel>
    );
  }
  if (editor === 'seniority') {
    return (
      <MenuPanel
        {...place}
        align="start"
        label={`Seniority of ${attorney.name}`}
        onClosed={onClose}
      >
        <Seniorities attorney={attorney} edits={edits} />
      </MenuPanel>
    );
  }
  return (
    <MenuPanel {...place} label={`Actions for ${attorney.name}`} onClosed={onClose}>
      <AttorneyActions attorney={attorney} rights={rights} onActivation={onActivation} />
    </MenuPanel>
  );
}

/** Makes the button that opened a panel the one it stands beside. */
function useAnchor(opener: HTMLElement): string {
  const anchorName = useAnchorName();
  useLayoutEffect(() => {
    opener.setAttribute('data-anchor', anchorName);
    opener.style.setProperty('anchor-name', anchorName);
    return () => {
      opener.removeAttribute('data-anchor');
      opener.style.removeProperty('anchor-name');
    };
  }, [opener, anchorName]);
  return anchorName;
}

const FIRST = '[aria-checked="true"], [role="menuitem"], input';

/** Shows a panel as it is mounted, with the focus on what is meant to be used first. */
function useShown(ref: RefObject<HTMLDivElement | null>, opener: HTMLElement) {
  useEffect(() => {
    const panel = ref.current;
    if (!panel || panel.matches(':popover-open')) return;
    // With its source the panel follows the button in the order of the Tab key.
    panel.showPopover({ source: opener });
    panel.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
  }, [ref, opener]);
}

/** A panel that the focus has left for something else is done with. */
function closeBehindFocus({ currentTarget, relatedTarget }: FocusEvent<HTMLDivElement>) {
  if (relatedTarget && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover();
}

function Capacity({ attorney, edits }: Pick<PanelProps, 'edits'> & Pick<OpenedEditor, 'attorney'>) {
  const { name, activeCases } = attorney;
  const from = edits.valueOf(attorney, 'capacity', String(attorney.capacity));
  return (
    <CapacityForm
      capacity={Number(from)}
      activeCases={activeCases}
      onSave={(value) =>
        edits.edit({
          attorney,
          field: 'capacity',
          value: String(value),
          from,
          say: (said) => `${name}: capacity ${said}`,
        })
      }
    />
  );
}

function Seniorities({
  attorney,
  edits,
}: Pick<PanelProps, 'edits'> & Pick<OpenedEditor, 'attorney'>) {
  const { name, seniority } = attorney;
  const from = edits.valueOf(attorney, 'seniority', seniority);
  return (
    <MenuRadioGroup
      label="Seniority"
      value={from}
      onValueChange={(value) =>
        edits.edit({
          attorney,
          field: 'seniority',
          value,
          from,
          say: (said) => `${name}: ${SENIORITY_NAMES[asSeniority(said)].label}`,
        })
      }
    >
      {SENIORITIES.map((one) => (
        <MenuRadioItem key={one} value={one}>
          {SENIORITY_NAMES[one].label}
        </MenuRadioItem>
      ))}
    </MenuRadioGroup>
  );
}

function asSeniority(code: string): Seniority {
  return SENIORITIES.find((one) => one === code) ?? 'associate';
}
