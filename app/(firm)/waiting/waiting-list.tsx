'use client';

import { useMemo } from 'react';
import { BlockedBy } from '@/components/cases/blocked-by';
import { PriorityBadge } from '@/components/cases/case-badges';
import { ButtonLink } from '@/components/ui/button';
import { TextLink } from '@/components/ui/link';
import { RepeatedIcons } from '@/components/ui/repeated-icon';
import { Day, RelativeTime } from '@/components/ui/time';
import { visaTypeLabel } from '@/lib/wording/labels';
import { ASSIGN_ICONS, AssignControls } from '../cases/assign-controls';
import type { MendingRights } from '../cases/mendable';
import { MendControls } from './mend-controls';
import { unpackWaiting, type WaitingLine, type WaitingLines } from './waiting-lines';

/** What the viewer may do about a waiting case. */
export interface WaitingRights {
  readonly mayAssign: boolean;
  readonly mayOverride: boolean;
  readonly mending: MendingRights;
}

interface Shown {
  rights: WaitingRights;
  now: string;
  timeZone: string;
}

/** A page of the waiting line, each case with why nobody can take it and what would change that. */
export function WaitingList({ waiting, ...shown }: Shown & { waiting: WaitingLines }) {
  const lines = useMemo(() => unpackWaiting(waiting), [waiting]);
  return (
    <>
      <RepeatedIcons names={ASSIGN_ICONS} />
      <ol className="waiting-line">
        {lines.map((line) => (
          <WaitingRow key={line.case.id} line={line} {...shown} />
        ))}
      </ol>
    </>
  );
}

function WaitingRow({ line, rights, now, timeZone }: Shown & { line: WaitingLine }) {
  const { case: one, position, mends } = line;
  return (
    <li>
      <span className="place">{position}</span>
      <div className="row">
        <div>
          <WaitingHead line={line} now={now} timeZone={timeZone} />
          <BlockedBy {...line} />
          <MendControls one={one} mends={mends} />
        </div>
        {!rights.mayAssign ? null : one.isHeld ? (
          <ButtonLink href={`/cases/${one.id}`} size="sm" variant="primary">
            Answer the conflict check
            <span className="sr-only"> of case {one.number}</span>
          </ButtonLink>
        ) : (
          <AssignControls one={one} mayOverride={rights.mayOverride} mending={rights.mending} />
        )}
      </div>
    </li>
  );
}

function WaitingHead({
  line: { case: one, position, waitingSince },
  now,
  timeZone,
}: {
  line: WaitingLine;
  now: string;
  timeZone: string;
}) {
  return (
    <div className="head">
      <span className="place">{position}.</span>
      <TextLink href={`/cases/${one.id}`} className="font-medium">
        {one.number} · <bdi>{one.client}</bdi>
      </TextLink>
      <PriorityBadge priority={one.priority} />
      <span className="fact">
        {visaTypeLabel(one.visaType)}, complexity {one.complexity}
        {one.deadline ? (
          <>
            , deadline <Day value={one.deadline} />
          </>
        ) : null}
      </span>
      <span className="fact">
        joined the line <RelativeTime value={waitingSince} now={now} timeZone={timeZone} />
      </span>
    </div>
  );
}
