import { Split } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ClientRecordDto } from '@/lib/features/clients';
import { undoMergeAction } from '../actions';

type Merged = ClientRecordDto['merged'][number];

/** Who was merged into the client, and how to part them again. Nothing where no one was. */
export function MergedCard({
  merged,
  timeZone,
  mayUndo,
}: {
  merged: readonly Merged[];
  timeZone: string;
  mayUndo: boolean;
}) {
  if (merged.length === 0) return null;
  return (
    <Card title="Merged into this client">
      <ul aria-label="Merged clients" className="grid gap-3 text-sm">
        {merged.map((one) => (
          <li key={one.id} className="grid gap-1.5">
            <span>
              <bdi className="font-medium">{one.name}</bdi>, with {plural(one.cases, 'case')}
            </span>
            <span className="text-ink-2">
              <Time value={one.mergedAt} timeZone={timeZone} /> by <bdi>{one.mergedBy}</bdi>
            </span>
            {mayUndo ? <Undo one={one} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Undo({ one }: { one: Merged }) {
  if (one.obstacle) return <span className="text-ink-2">{one.obstacle}</span>;
  return (
    <div>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`Undo the merge of ${one.name}`}>
            <Split aria-hidden="true" />
            Undo the merge
          </Button>
        }
        title="Undo this merge?"
        description={`${one.name} becomes a client of their own again, with ${plural(one.cases, 'case')}. What happened to these cases since stays.`}
        confirmLabel="Undo the merge"
        action={undoMergeAction}
        hidden={{ fromClientId: one.id }}
      />
    </div>
  );
}
