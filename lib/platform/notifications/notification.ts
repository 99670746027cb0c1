import 'server-only';
import { newId } from '@/lib/platform/ids';
import type { NotificationFacts, NotificationKind } from './dto';

/** A notification that is about to be written. */
export interface NewNotification {
  readonly firmId: string;
  readonly id: string;
  readonly memberId: string;
  readonly kind: NotificationKind;
  readonly key: string;
  readonly caseId: string | null;
  readonly handoffId: string | null;
  readonly facts: object;
  readonly createdAt: Date;
}

/** What is told, apart from whom. */
export interface Message<K extends NotificationKind> {
  readonly kind: K;
  /** Names the cause: no one is told twice under the same key. */
  readonly key: string;
  readonly facts: NotificationFacts[K];
  readonly caseId?: string;
  readonly handoffId?: string;
}

/** The message as a row for one member. */
export function notificationFor<K extends NotificationKind>(
  { firmId, at }: { readonly firmId: string; readonly at: Date },
  memberId: string,
  { kind, key, facts, caseId, handoffId }: Message<K>,
): NewNotification {
  return {
    firmId,
    id: newId(),
    memberId,
    kind,
    key,
    caseId: caseId ?? null,
    handoffId: handoffId ?? null,
    facts,
    createdAt: at,
  };
}
