import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Person } from '@/components/ui/avatar';
import { Link } from '@/components/ui/link';
import { LoadBar } from '@/components/ui/load-bar';
import { RelativeTime } from '@/components/ui/time';
import type { CaseDto } from '@/lib/contracts/case';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import type { HistoryEntry } from '@/lib/contracts/case-history';
import type { HolderLoadDto } from '@/lib/features/cases/read-dto';
import { AssignControls } from '../assign-controls';
import { HandoffDialog } from './handoff-dialog';
import { isHeld, type CaseRights } from './rights';

interface HolderCardProps {
  one: CaseDto;
  rights: CaseRights;
  needsAcceptance: boolean;
  /** The address asks for the handoff form, for this reason. */
  handoffFor: HandoffReason | null;
  history: readonly HistoryEntry[];
  /** How full the holder's workload is; null where no one holds the case. */
  load: HolderLoadDto | null;
  now: string;
  timeZone: string;
}

/** Who holds the case and since when, with the ways to change that. */
export function HolderCard(props: HolderCardProps) {
  const { one, rights } = props;
  return (
    <Card title={one.status === 'closed' ? 'Last holder' : 'Attorney'}>
      <div className="grid gap-3">
        {one.attorney ? <Holder {...props} attorney={one.attorney} /> : <Nobody {...props} />}
        {rights.assign ? (
          <AssignControls one={one} mayOverride={rights.override} mending={rights.mending} isMain />
        ) : null}
        {rights.handOff && one.attorney ? <HandOff {...props} holder={one.attorney.name} /> : null}
      </div>
    </Card>
  );
}

function HandOff({
  one,
  rights,
  history,
  needsAcceptance,
  handoffFor,
  holder,
}: HolderCardProps & { holder: string }) {
  const pending = history.some((entry) => entry.kind === 'handoff' && entry.status === 'pending');
  if (pending) return null;
  return (
    <div>
      <HandoffDialog
        one={{ id: one.id, number: one.number, version: one.version }}
        holder={holder}
        mayOverride={rights.override}
        needsAcceptance={needsAcceptance}
        askedFor={handoffFor}
      />
    </div>
  );
}

function Holder({
  one,
  attorney,
  load,
  now,
  timeZone,
}: HolderCardProps & { attorney: NonNullable<CaseDto['attorney']> }) {
  return (
    <div className="text-sm">
      <Link href={`/attorneys/${attorney.id}`} className="font-medium text-ink hover:text-accent">
        <Person name={attorney.name} />
      </Link>
      {one.assignedAt ? (
        <p className="mt-1 text-ink-2">
          Assigned <RelativeTime value={one.assignedAt} now={now} timeZone={timeZone} />
        </p>
      ) : null}
      {load ? (
        <div className="mt-2 grid gap-1">
          <span aria-hidden="true" className="text-xs text-ink-3">
            Active cases of capacity
          </span>
          <LoadBar value={load.activeCases} capacity={load.capacity} unit="active cases" />
          {load.isOverCapacity ? (
            <Badge tone="bad" className="justify-self-start">
              Over capacity: nothing new
            </Badge>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function Nobody({ one, now, timeZone }: HolderCardProps) {
  return (
    <p className="text-sm text-ink-2">
      {one.status === 'closed' ? 'Nobody ever held this case.' : 'Nobody holds this case yet.'}{' '}
      {one.waitingSince ? (
        <>
          It joined the waiting line{' '}
          <RelativeTime value={one.waitingSince} now={now} timeZone={timeZone} /> and is placed by
          itself{' '}
          {isHeld(one) ? 'once its conflict check is answered' : 'as soon as somebody can take it'}.
        </>
      ) : null}
    </p>
  );
}
