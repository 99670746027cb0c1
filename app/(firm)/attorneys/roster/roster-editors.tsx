'use client';

import { ConfirmPanel } from '@/components/ui/confirm-panel';
import { MenuPanel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/dropdown-menu';
import { PopoverPanel } from '@/components/ui/popover-panel';
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
  const place = { anchor: opener, onClosed: onClose };
  if (editor === 'capacity') {
    return (
      <PopoverPanel {...place} label={`Capacity of ${attorney.name}`} align="end" className="w-72">
        <Capacity attorney={attorney} edits={edits} onSaved={onClose} />
      </PopoverPanel>
    );
  }
  if (editor === 'seniority') {
    return (
      <MenuPanel {...place} align="start" label={`Seniority of ${attorney.name}`}>
        <Seniorities attorney={attorney} edits={edits} />
      </MenuPanel>
    );
  }
  return (
    <MenuPanel {...place} label={`Actions for ${attorney.name}`}>
      <AttorneyActions attorney={attorney} rights={rights} onActivation={onActivation} />
    </MenuPanel>
  );
}

function Capacity({
  attorney,
  edits,
  onSaved,
}: Pick<PanelProps, 'edits'> & Pick<OpenedEditor, 'attorney'> & { onSaved: () => void }) {
  const { name, activeCases } = attorney;
  const from = edits.valueOf(attorney, 'capacity', String(attorney.capacity));
  return (
    <CapacityForm
      capacity={Number(from)}
      activeCases={activeCases}
      onSave={(value) => {
        onSaved();
        edits.edit({
          attorney,
          field: 'capacity',
          value: String(value),
          from,
          say: (said) => `${name}: capacity ${said}`,
        });
      }}
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
