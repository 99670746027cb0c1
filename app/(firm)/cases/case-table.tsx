'use client';

import { ArrowRightLeft, Milestone } from 'lucide-react';
import dynamic from 'next/dynamic';
import {
  startTransition,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import {
  DataTable,
  type DataColumn,
  type DataRow,
  type TableSelection,
} from '@/components/ui/data-table';
import { plural } from '@/components/ui/format';
import { Kbd } from '@/components/ui/kbd';
import { pageAct } from '@/components/ui/page-act';
import { SelectionBar } from '@/components/ui/selection-bar';
import type { PartlyUndone } from './bulk/bulk-undo';
import type { SelectedCase, SelectionRights } from './selection-rights';

// What acts on several cases comes when the first one is chosen: most who read the list choose none.
const loadHandOff = () => import('./bulk/bulk-hand-off-dialog');
const loadStage = () => import('./bulk/bulk-stage-dialog');
const BulkHandOffDialog = dynamic(() => loadHandOff().then((part) => part.BulkHandOffDialog));
const BulkUndoneDialog = dynamic(() =>
  import('./bulk/bulk-undone').then((part) => part.BulkUndoneDialog),
);
const BulkStageDialog = dynamic(() => loadStage().then((part) => part.BulkStageDialog));

const NONE: TableSelection['selected'] = {};

/** An act on the cases that were chosen when it began; the list may change underneath. */
interface Act {
  kind: 'hand-off' | 'change-stage';
  cases: readonly SelectedCase[];
  requestKey: string;
}

/** The list of cases, and what can be done with several of them at once. */
export function CaseTable({
  caption = 'Cases',
  card,
  columns,
  rows,
  empty,
  cases,
  rights,
  requestKey,
}: {
  caption?: string;
  /** The head of the card around the table, where it has one. */
  card?: { title: ReactNode; actions: ReactNode };
  columns: readonly DataColumn[];
  rows: readonly DataRow[];
  empty: ReactNode;
  /** The cases of `rows` that the viewer may act on. */
  cases: readonly SelectedCase[];
  rights: SelectionRights;
  /** Names the next act, so that sending it twice does it once. */
  requestKey: string;
}) {
  const [selected, setSelected] = useState(NONE);
  const [act, setAct] = useState<Act | null>(null);
  const [undone, setUndone] = useState<PartlyUndone | null>(null);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const labels = useMemo(
    () => Object.fromEntries(cases.map((one) => [one.id, boxLabel(one)])),
    [cases],
  );
  const chosen = cases.filter(({ id }) => selected[id]);
  // The button answers first: a dialog makes the whole page inert, which a long list feels.
  const begin = (kind: Act['kind']) =>
    startTransition(() => setAct({ kind, cases: chosen, requestKey }));
  const clear = () => setSelected(NONE);
  const choose: TableSelection['onChange'] = (next) => {
    setSelected(next);
    void loadHandOff();
    void loadStage();
  };
  const end = () => setAct(null);

  // Only while the focus is in the list: from its last row to the bar below it is a long way.
  function pressed(event: KeyboardEvent<HTMLDivElement>) {
    const { key, ctrlKey, metaKey, altKey, currentTarget, target } = event;
    const isWithin = target instanceof Element && currentTarget.contains(target);
    if (act || undone || chosen.length === 0 || !isWithin || ctrlKey || metaKey || altKey) return;
    if (key === 'Escape') clear();
    else if (key === 'h' && rights.handOff) begin('hand-off');
    else if (key === 's' && rights.changeStage) begin('change-stage');
  }

  return (
    <div onKeyDown={pressed}>
      <Card flush {...card}>
        <DataTable
          caption={caption}
          columns={columns}
          rows={rows}
          empty={empty}
          selection={cases.length > 0 ? { selected, labels, onChange: choose } : null}
        />
      </Card>
      {/* Always there, so that the table stays no last child: becoming one styles all of it anew. */}
      <div className="contents">
        {chosen.length > 0 ? (
          <SelectionBar summary={`${plural(chosen.length, 'case')} selected`} onClear={clear}>
            {rights.handOff ? (
              <Button
                size="sm"
                aria-keyshortcuts="h"
                onClick={() => begin('hand-off')}
                {...pageAct('Hand off the selected cases', 'reassign')}
              >
                <ArrowRightLeft aria-hidden="true" />
                Hand off
                <KeyHint>h</KeyHint>
              </Button>
            ) : null}
            {rights.changeStage ? (
              <Button
                size="sm"
                aria-keyshortcuts="s"
                onClick={() => begin('change-stage')}
                {...pageAct('Change the stage of the selected cases', 'move close')}
              >
                <Milestone aria-hidden="true" />
                Change stage
                <KeyHint>s</KeyHint>
              </Button>
            ) : null}
          </SelectionBar>
        ) : null}
      </div>
      {act?.kind === 'hand-off' ? (
        <BulkHandOffDialog
          {...act}
          onDone={clear}
          onClose={end}
          onPartlyUndone={(partly) => {
            setUndone(partly);
            return isShown.current;
          }}
        />
      ) : null}
      {act?.kind === 'change-stage' ? (
        <BulkStageDialog {...act} onDone={clear} onClose={end} />
      ) : null}
      {undone ? <BulkUndoneDialog {...undone} onClose={() => setUndone(null)} /> : null}
    </div>
  );
}

function KeyHint({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="max-sm:hidden pointer-coarse:hidden">
      <Kbd>{children}</Kbd>
    </span>
  );
}

function boxLabel({ number, client }: SelectedCase): string {
  return `Select case ${number}, ${client}`;
}
