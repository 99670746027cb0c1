import { RecordChecklist } from './record-checklist';
import { Card } from '@/components/ui/card';
import type { CaseDto } from '@/lib/contracts/case';
import type { RecordChangeDto } from '@/lib/contracts/record-change';
import {
  cancelRecordChangeAction,
  completeRecordChangeAction,
  tickRecordStepAction,
} from '../actions';
import { AskRecordDialog } from './ask-record-dialog';

interface RecordCardProps {
  one: CaseDto;
  /** The checklist that is open, if one is. */
  change: RecordChangeDto | null;
  mayKeep: boolean;
  timeZone: string;
}

/** Who signed the G-28 with the agency, apart from who works on the case, and how that changes. */
export function RecordCard({ one, change, mayKeep, timeZone }: RecordCardProps) {
  const { attorneyOfRecord, attorney } = one;
  const mayAsk = mayKeep && change === null && one.status !== 'closed';
  if (!attorneyOfRecord && !change && !mayAsk) return null;
  const differs = attorneyOfRecord !== null && attorney?.id !== attorneyOfRecord.id;
  return (
    <Card title="Attorney of record">
      <div className="grid gap-3 text-sm">
        <p className={attorneyOfRecord ? 'font-medium' : 'text-ink-2'}>
          <bdi>{attorneyOfRecord?.name ?? 'Nobody is named yet.'}</bdi>
        </p>
        {differs && attorney ? (
          <p className="text-ink-2">
            Signed the G-28; <bdi>{attorney.name}</bdi> works on the case.
          </p>
        ) : null}
        {change ? (
          <RecordChecklist
            change={change}
            mayKeep={mayKeep}
            timeZone={timeZone}
            tickAction={tickRecordStepAction}
            completeAction={completeRecordChangeAction}
            cancelAction={cancelRecordChangeAction}
          />
        ) : null}
        {mayAsk ? (
          <div>
            <AskRecordDialog
              one={{ id: one.id, number: one.number, version: one.version }}
              present={attorneyOfRecord?.id ?? null}
              suggested={attorney?.id ?? null}
            />
          </div>
        ) : null}
      </div>
    </Card>
  );
}
