'use client';

import {
  createContext,
  lazy,
  Suspense,
  use,
  useState,
  type ComponentProps,
  type ReactNode,
} from 'react';
import { buttonStyles, IconButton } from '@/components/ui/button';
import { loadMenu } from '@/components/ui/dropdown-menu';
import { cn } from '@/components/ui/cn';
import { prefetchOnIntent, whenLoaded } from '@/components/ui/prefetch-on-intent';
import { LoadBar } from '@/components/ui/load-bar';
import { RepeatedIcon } from '@/components/ui/repeated-icon';
import type { FormAction } from '@/lib/platform/actions/state';
import type { Seniority } from '@/lib/assignment/core';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import type { OpenedEditor, RosterAttorney, RosterRights } from './roster-types';
import { shownValue, type ShownEdits } from './shown-edits';
import type { EditAction } from './use-attorney-edits';

// What changes an attorney comes when a hand is on the way to it: most who read the roster change
// no one. Then it is there once for all rows.
const load = () => Promise.all([import('./roster-editors'), loadMenu()]).then(([part]) => part);
const RosterEditors = lazy(() => load().then((part) => ({ default: part.RosterEditors })));

interface Roster {
  shown: ShownEdits;
  opened: OpenedEditor | null;
  open: (opened: OpenedEditor) => void;
  close: () => void;
}

const RosterContext = createContext<Roster | null>(null);

/** Lets the cells inside change attorneys in place, and says above them what was refused. */
export function RosterEditing({
  rights,
  editAction,
  changeAction,
  children,
}: {
  rights: RosterRights;
  editAction: EditAction;
  changeAction: FormAction<{ id: string }>;
  children: ReactNode;
}) {
  const shown = useState<ShownEdits>({});
  const [opened, setOpened] = useState<OpenedEditor | null>(null);
  // What was opened once stays: it knows what is being saved and what can be taken back.
  const [isUsed, setIsUsed] = useState(false);
  const open = (next: OpenedEditor) =>
    whenLoaded(load, () => {
      setIsUsed(true);
      setOpened(next);
    });
  return (
    <RosterContext value={{ shown: shown[0], opened, open, close: () => setOpened(null) }}>
      {isUsed ? (
        <Suspense fallback={null}>
          <RosterEditors
            {...{ opened, rights, shown, editAction, changeAction }}
            onOpen={open}
            // Something else may have been opened by the time this is known to be closed.
            onClose={(closed) => setOpened((now) => (now === closed ? null : now))}
          />
        </Suspense>
      ) : null}
      {children}
    </RosterContext>
  );
}

function useRoster(): Roster {
  const roster = use(RosterContext);
  if (!roster) throw new Error('Cells that change attorneys belong inside of RosterEditing.');
  return roster;
}

/** What makes a button open an editor, and close it again. */
function useOpener(
  editor: OpenedEditor['editor'],
  attorney: RosterAttorney,
): Pick<
  ComponentProps<'button'>,
  'aria-haspopup' | 'aria-expanded' | 'onPointerEnter' | 'onFocus' | 'onClick'
> {
  const { opened, open, close } = useRoster();
  const isOpen = opened?.editor === editor && opened.attorney.id === attorney.id;
  return {
    'aria-haspopup': editor === 'capacity' ? 'dialog' : 'menu',
    'aria-expanded': isOpen,
    ...prefetchOnIntent(load),
    onClick: ({ currentTarget }) =>
      isOpen ? close() : open({ editor, attorney, opener: currentTarget }),
  };
}

/** The seniority, to be chosen where it stands. */
export function SeniorityField({ attorney }: { attorney: RosterAttorney }) {
  const { shown } = useRoster();
  const opener = useOpener('seniority', attorney);
  const { name, seniority } = attorney;
  const word =
    SENIORITY_NAMES[shownValue(shown, attorney, 'seniority', seniority) as Seniority].label;
  return (
    <>
      <button
        type="button"
        aria-label={`Seniority of ${name}: ${word}`}
        className={cn(
          buttonStyles({ variant: 'quiet', size: 'sm' }),
          '-ml-2.5 justify-start font-normal text-ink',
        )}
        {...opener}
      >
        {word}
        <RepeatedIcon name="chevron-down" className="text-ink-3 revealed-in-row" />
      </button>
      <span className="hidden print:inline">{word}</span>
    </>
  );
}

/** How full someone is, with a button that changes how much they may hold. */
export function CapacityField({ attorney, away }: { attorney: RosterAttorney; away: boolean }) {
  const { shown } = useRoster();
  const opener = useOpener('capacity', attorney);
  const { name, capacity, activeCases } = attorney;
  const shownCapacity = Number(shownValue(shown, attorney, 'capacity', String(capacity)));
  return (
    <>
      <LoadBar value={activeCases} capacity={shownCapacity} away={away} />
      <IconButton
        label={`Change the capacity of ${name}`}
        size="sm"
        tip={false}
        className="revealed-in-row"
        {...opener}
      >
        <RepeatedIcon name="pencil" />
      </IconButton>
    </>
  );
}

/** What else can be done about an attorney, behind one button. */
export function ActionsButton({ attorney }: { attorney: RosterAttorney }) {
  const opener = useOpener('actions', attorney);
  return (
    <IconButton label={`Actions for ${attorney.name}`} size="sm" tip={false} {...opener}>
      <RepeatedIcon name="ellipsis" />
    </IconButton>
  );
}
