import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { NAVIGATION } from '@/components/shell/navigation';
import { listFirmsOfUser } from '@/lib/auth/firms-of-user';
import { hasPermission } from '@/lib/auth/permissions';
import { getViewer } from '@/lib/auth/viewer';
import { signOutAction, switchFirmAction } from './session-actions';

/** The frame of every page of a firm. No boundary: each page and action checks for itself. */
export default async function FirmLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  const firms = await listFirmsOfUser(viewer.userId);
  const allowed = NAVIGATION.flatMap((group) => group.items)
    .filter((item) => hasPermission(viewer.role, item.permission))
    .map((item) => item.key);
  const { name, email, role, firmName, firmSlug } = viewer;
  return (
    <AppShell
      viewer={{ name, email, role, firmName, firmSlug }}
      allowed={allowed}
      firms={firms}
      switchFirmAction={switchFirmAction}
      signOutAction={signOutAction}
      mayOpenCases={hasPermission(role, 'cases.create')}
      unread={viewer.unreadCount}
    >
      {children}
    </AppShell>
  );
}
