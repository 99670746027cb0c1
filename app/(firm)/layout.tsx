import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { PLACES } from '@/components/shell/navigation';
import { formatDay } from '@/components/ui/format';
import { PageMember } from '@/components/ui/page-member';
import { listViews } from '@/lib/features/views';
import { listFirmsOfViewer } from '@/lib/platform/auth/firms-of-user';
import { hasPermission, type Role } from '@/lib/platform/auth/permissions';
import { endsOf, idleMs } from '@/lib/platform/auth/session-limits';
import { getViewer, type Viewer } from '@/lib/platform/auth/viewer';
import { now } from '@/lib/platform/clock';
import { dateIn } from '@/lib/shared/time';
import { takeAwaySampleFirmAction } from './sample-actions';
import { signOutAction, switchFirmAction } from './session-actions';

/** The frame of every page of a firm. No boundary: each page and action checks for itself. */
export default async function FirmLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  const [firms, views] = await Promise.all([listFirmsOfViewer(viewer), listViews(viewer)]);
  const allowed = PLACES.filter((item) => hasPermission(viewer.role, item.permission)).map(
    (item) => item.key,
  );
  const { name, email, role, firmName, firmSlug, attorneyId } = viewer;
  const drawnAtMs = now().getTime();
  const { idleAt, absoluteAt } = endsOf(viewer);
  return (
    // Nothing that was begun in one member's name goes on in another's.
    <PageMember key={viewer.memberId} id={viewer.memberId}>
      <AppShell
        viewer={{ name, email, role, firmName, firmSlug, attorneyId }}
        allowed={allowed}
        counts={{ waiting: viewer.waitingCount }}
        views={views.map(({ id, name, isShared }) => ({ id, name, isShared }))}
        firms={firms}
        switchFirmAction={switchFirmAction}
        signOutAction={signOutAction}
        mayOpenCases={hasPermission(role, 'cases.create')}
        mayRecordAbsences={recordableBy(role)}
        drawnAtMs={drawnAtMs}
        sessionLeft={{
          idleMs: idleAt.getTime() - drawnAtMs,
          absoluteMs: absoluteAt.getTime() - drawnAtMs,
        }}
        idleLimitMs={idleMs()}
        unread={viewer.unreadCount}
        sample={sampleOf(viewer)}
      >
        {children}
      </AppShell>
    </PageMember>
  );
}

function sampleOf({ sampleUntil, timeZone, role }: Viewer) {
  if (!sampleUntil) return undefined;
  const mayTakeAway = hasPermission(role, 'firm.manage');
  return {
    until: formatDay(dateIn(sampleUntil, timeZone)),
    takeAwayAction: mayTakeAway ? takeAwaySampleFirmAction : undefined,
  };
}

function recordableBy(role: Role): 'all' | 'own' | 'none' {
  if (hasPermission(role, 'absences.manage')) return 'all';
  return hasPermission(role, 'absences.manage-own') ? 'own' : 'none';
}
