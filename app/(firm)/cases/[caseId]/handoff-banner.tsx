import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import { UNDO_WINDOW_MS } from '@/lib/contracts/case-codes';
import type { CaseDto } from '@/lib/contracts/case';
import type { HandoffEntry, HistoryEntry } from '@/lib/contracts/case-history';
import { PendingHandoff, RecentHandoff } from './handoff-banners';

/** What the last handoff asks of the viewer, if it still asks anything. */
export function HandoffBanner({
  one,
  history,
  viewer,
  at,
  covered,
}: {
  one: CaseDto;
  history: readonly HistoryEntry[];
  viewer: Viewer;
  at: string;
  /** A colleague covers the case: it goes back by itself, so there is nothing to undo. */
  covered: boolean;
}) {
  const handoffs = history.filter((entry) => entry.kind === 'handoff');
  const managed = hasPermission(viewer.role, 'cases.handoff');
  const pending = handoffs.find(({ status }) => status === 'pending');
  if (pending) {
    const asked = pending.toAttorney.id === viewer.attorneyId;
    const asking =
      pending.fromAttorney.id === viewer.attorneyId || pending.requestedBy === viewer.name;
    return (
      <PendingHandoff
        handoff={pending}
        mayAnswer={managed || asked}
        mayWithdraw={managed || asking}
      />
    );
  }
  const last = handoffs.at(-1);
  if (
    covered ||
    !managed ||
    !last ||
    !isFresh(last, at) ||
    one.attorney?.id !== last.toAttorney.id
  ) {
    return null;
  }
  if (last.undoesId !== null) return null;
  return <RecentHandoff handoff={last} one={{ id: one.id, version: one.version }} />;
}

function isFresh({ status, resolvedAt, at: asked }: HandoffEntry, at: string): boolean {
  const moved = status === 'done' || status === 'accepted';
  return moved && Date.parse(at) - Date.parse(resolvedAt ?? asked) < UNDO_WINDOW_MS;
}
