'use client';

import { usePathname } from 'next/navigation';
import { ButtonLink } from '@/components/ui/button';
import { DocumentTitle } from '@/components/ui/document-title';
import { rolesWith, type Role } from '@/lib/platform/auth/permissions';
import { permissionOf } from './page-permissions';

const PLURALS: Record<Role, string> = {
  admin: 'admins',
  manager: 'managers',
  attorney: 'attorneys',
  intake: 'intake staff',
};
const listed = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** That a page exists, for other roles than the viewer's. */
export function ForbiddenNotice() {
  const permission = permissionOf(usePathname());
  const who = permission ? listed.format(rolesWith(permission).map((role) => PLURALS[role])) : null;
  return (
    <div className="mx-auto max-w-xl px-4 py-16 sm:px-6">
      <DocumentTitle>Not open to your role</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">
        {who ? `Only ${who} may see this` : 'Your role does not open this'}
      </h1>
      <p className="mt-2 text-base text-ink-2">
        The page exists; your role in the firm does not open it. An admin can change roles under
        Members.
      </p>
      <div className="mt-5">
        <ButtonLink href="/dashboard" variant="primary">
          Back to the dashboard
        </ButtonLink>
      </div>
    </div>
  );
}
