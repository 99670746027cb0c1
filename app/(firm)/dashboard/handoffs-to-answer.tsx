import { Alert } from '@/components/ui/alert';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { PendingHandoffDto } from '@/lib/features/cases/read-dto';
import { HANDOFF_REASON_NAMES } from '@/lib/wording/case-labels';

/** Handoffs that wait for an answer which the viewer may give. */
export function HandoffsToAnswer({ handoffs }: { handoffs: readonly PendingHandoffDto[] }) {
  if (handoffs.length === 0) return null;
  return (
    <Alert
      tone="warn"
      title={`${plural(handoffs.length, 'handoff waits', 'handoffs wait')} for an answer`}
    >
      <ul className="grid gap-0.5">
        {handoffs.map(({ id, case: one, client, fromAttorney, toAttorney, reason }) => (
          <li key={id}>
            <TextLink href={`/cases/${one.id}`}>
              {one.number} · <bdi>{client.name}</bdi>
            </TextLink>{' '}
            from <bdi>{fromAttorney.name}</bdi> to <bdi>{toAttorney.name}</bdi>, reason:{' '}
            {HANDOFF_REASON_NAMES[reason].inSentence}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
