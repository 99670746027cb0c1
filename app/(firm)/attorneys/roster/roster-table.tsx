'use client';

import { useMemo, type ReactNode } from 'react';
import { AbsenceNote } from '@/app/(firm)/attorneys/absences/absence-note';
import { ExpertiseChips } from '@/app/(firm)/attorneys/expertise-chips';
import { PauseNote } from '@/app/(firm)/attorneys/pause-note';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { formatPercent } from '@/components/ui/format';
import { LoadBar } from '@/components/ui/load-bar';
import { tipsFromNames } from '@/components/ui/name-tips';
import { RepeatedIcons } from '@/components/ui/repeated-icon';
import { seniorityRank } from '@/lib/assignment/core';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { ActionsButton, CapacityField, SeniorityField } from './roster-editing';
import { unpackRosterLine, type PackedRosterLine } from './roster-lines';
import type { RosterLine, RosterRights } from './roster-types';

/** The attorneys of a page, to be changed in their rows within `RosterEditing`. */
export function RosterTable({
  lines: packed,
  rights,
  empty,
}: {
  lines: readonly PackedRosterLine[];
  rights: RosterRights;
  empty: ReactNode;
}) {
  const { manage, handOff } = rights;
  const columns = useMemo(() => columnsFor({ manage, handOff }), [manage, handOff]);
  const rows = useMemo(
    () => packed.map((line) => rowOf(unpackRosterLine(line), { manage, handOff })),
    [packed, manage, handOff],
  );
  return (
    <Card flush>
      <RepeatedIcons names={['chevron-down', 'pencil', 'ellipsis']} />
      <div className="contents" {...tipsFromNames('button[aria-label]')}>
        <DataTable caption="Attorneys of the firm" columns={columns} rows={rows} empty={empty} />
      </div>
    </Card>
  );
}

function columnsFor(rights: RosterRights): DataColumn[] {
  return [
    { id: 'name', header: 'Name', sortable: true, className: 'max-md:first:pr-10' },
    {
      id: 'seniority',
      header: 'Seniority',
      plain: true,
      sortable: true,
      className: 'md:max-lg:hidden',
    },
    {
      id: 'load',
      header: 'Active of capacity',
      plain: true,
      sortable: true,
      className: 'md:min-w-56',
    },
    { id: 'utilization', header: 'Utilization', align: 'end', sortable: true },
    { id: 'open', header: 'Open', align: 'end', sortable: true },
    { id: 'expertise', header: 'Expertise', plain: true, wrap: true, className: 'md:min-w-38' },
    { id: 'absence', header: 'Away', plain: true },
    ...(mayAct(rights) ? [ACTIONS] : []),
  ];
}

const ACTIONS: DataColumn = {
  id: 'actions',
  header: 'Actions',
  plain: true,
  align: 'end',
  className: 'roster-acts',
};

/** Someone who can only open an attorney has the row itself for that. */
function mayAct({ manage, handOff }: RosterRights): boolean {
  return manage || handOff;
}

function rowOf(line: RosterLine, rights: RosterRights): DataRow {
  const { id, name, seniority, activeCases, capacity, openCases, utilization, absence } = line;
  return {
    id,
    href: `/attorneys/${id}`,
    cells: {
      name: { value: name, content: <Name line={line} /> },
      seniority: {
        value: seniorityRank(seniority),
        content: rights.manage ? (
          <SeniorityField attorney={line} />
        ) : (
          SENIORITY_NAMES[seniority].label
        ),
      },
      load: {
        value: activeCases / capacity,
        content: <Load line={line} mayManage={rights.manage} />,
      },
      utilization: { value: utilization, content: formatPercent(utilization) },
      open: openCases,
      expertise: { value: null, content: <ExpertiseChips known={line.known} /> },
      absence: { value: null, content: absence && <AbsenceNote absence={absence} /> },
      actions: { value: null, content: mayAct(rights) && <ActionsButton attorney={line} /> },
    },
    ...(activeCases > capacity ? { tone: 'bad' as const } : {}),
  };
}

function Load({ line, mayManage }: { line: RosterLine; mayManage: boolean }) {
  const { activeCases, capacity, absence } = line;
  const away = absence?.status === 'current';
  return (
    <span className="roster-load">
      {mayManage ? (
        <CapacityField attorney={line} away={away} />
      ) : (
        <LoadBar value={activeCases} capacity={capacity} away={away} />
      )}
    </span>
  );
}

function Name({ line: { name, active, pausesOn } }: { line: RosterLine }) {
  return (
    <span className="roster-name">
      <bdi>{name}</bdi>
      {active ? null : <Badge>Inactive</Badge>}
      {pausesOn ? <PauseNote pausesOn={pausesOn} /> : null}
    </span>
  );
}
