'use client';

import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { CoverDto } from '@/lib/contracts/cover';
import { makeCoverPermanent } from '@/app/(firm)/attorneys/undoable';

/** The button that leaves a covered case with the colleague for good. */
export function MakeCoverPermanent({
  cover: { id, number, fromAttorney, toAttorney },
}: {
  cover: CoverDto;
}) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Keep with ${toAttorney.name}: case ${number}`}>
          Keep with <bdi>{toAttorney.name}</bdi>
        </Button>
      }
      title={`Keep case ${number} with ${toAttorney.name}?`}
      description={`It will not return to ${fromAttorney.name} when the absence ends. A handoff can still move it later.`}
      confirmLabel="Keep it there"
      action={makeCoverPermanent}
      hidden={{ coverId: id }}
    />
  );
}
