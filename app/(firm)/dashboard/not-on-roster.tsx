import { Alert } from '@/components/ui/alert';
import type { Viewer } from '@/lib/platform/auth/viewer';

/** What an attorney is told who is no attorney of the roster: no case can come to them. */
export function NotOnRoster({ viewer }: { viewer: Pick<Viewer, 'role' | 'attorneyId' | 'email'> }) {
  const { role, attorneyId, email } = viewer;
  if (role !== 'attorney' || attorneyId !== null) return null;
  return (
    <Alert tone="warn" title="You are not on the roster yet, so no case comes to you.">
      Ask an administrator of your firm to choose you under “Signs in as” in the attorney that you
      are, or to add one with the e-mail address{' '}
      <span className="font-medium break-all">{email}</span>. Your workload is here from then on.
    </Alert>
  );
}
