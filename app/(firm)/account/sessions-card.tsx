import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { RelativeTime, Time } from '@/components/ui/time';
import { listOwnSessions, type OwnSession } from '@/lib/platform/auth/own-sessions';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { endOtherSessionsAction, endSessionAction } from './actions';

/** Where someone is signed in, and how to end what they do not recognise. */
export async function SessionsCard({ viewer }: { viewer: Viewer }) {
  const sessions = await listOwnSessions(viewer);
  const at = now();
  return (
    <Card
      title="Where you are signed in"
      description="End what you do not recognise, and change your password."
    >
      <ul aria-label="Your sessions" className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <SessionLabel session={session} timeZone={viewer.timeZone} at={at} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div className="mt-3">
          <ConfirmDialog
            trigger={<Button variant="danger-quiet">End all others</Button>}
            title="End all other sessions?"
            description="Whoever uses them has to sign in again. What they have not saved stays on their screen."
            confirmLabel="End all others"
            action={endOtherSessionsAction}
            danger
          />
        </div>
      ) : null}
    </Card>
  );
}

function SessionLabel({
  session,
  timeZone,
  at,
}: {
  session: OwnSession;
  timeZone: string;
  at: Date;
}) {
  const { id, device, address, since, lastActiveAt, isThisOne } = session;
  return (
    <>
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {device} {isThisOne ? <Badge tone="accent">This one</Badge> : null}
        </p>
        <p className="text-sm text-ink-2">
          {address && address !== 'unknown' ? `${address}, since ` : 'Since '}
          <Time value={since} timeZone={timeZone} />
          {isThisOne ? null : (
            <>
              , last used <RelativeTime value={lastActiveAt} now={at} timeZone={timeZone} />
            </>
          )}
        </p>
      </div>
      {isThisOne ? null : (
        <ActionForm action={endSessionAction} hidden={{ sessionId: id }}>
          <SubmitButton variant="secondary" size="sm" aria-label={`End the session of ${device}`}>
            End
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
