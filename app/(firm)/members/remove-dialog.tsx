'use client';

import { useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format';
import { asRoute, TextLink } from '@/components/ui/link';
import type { ListedMember } from '@/lib/features/members';
import { removeMemberAction } from './actions';

/** Takes a member out of the firm, after saying what ends with them. */
export function RemoveDialog({ member }: { member: ListedMember }) {
  const router = useRouter();
  const { id, name, version } = member;
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      title={`Remove ${name} from the firm?`}
      description={<WhatEnds member={member} />}
      confirmLabel="Remove member"
      danger
      action={removeMemberAction}
      hidden={{ memberId: id, version }}
      onDone={(data) => {
        if (data?.departure)
          router.push(asRoute(`/attorneys/${data.departure.attorneyId}/departure`));
      }}
    />
  );
}

function WhatEnds({ member }: { member: ListedMember }) {
  const { name, attorney, openCases, pendingHandoffs, openKeys } = member;
  return (
    <>
      <ul className="ml-4 list-disc space-y-1">
        <li>They are signed out of this firm at once, on every device.</li>
        {pendingHandoffs > 0 ? (
          <li>{plural(pendingHandoffs, 'handoff')} without an answer will be withdrawn.</li>
        ) : null}
        {attorney ? (
          <li>
            <bdi>{attorney.name}</bdi> gets no new cases any more.
          </li>
        ) : null}
        {openCases > 0 ? (
          <li>
            {plural(openCases, 'open case')} wait for a departure plan: you are taken to it, and
            decide who takes over.
          </li>
        ) : null}
        {openKeys > 0 ? (
          <li>
            {plural(openKeys, 'API key')} made by <bdi>{name}</bdi> still{' '}
            {openKeys === 1 ? 'opens' : 'open'} the firm: replace or revoke under{' '}
            <TextLink href="/settings/api-keys">API keys</TextLink> what they may know.
          </li>
        ) : null}
      </ul>
      <p className="mt-2">
        What {name} did stays on record under their name. You can invite them again.
      </p>
    </>
  );
}
