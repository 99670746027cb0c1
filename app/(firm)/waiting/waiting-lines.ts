import type { ExclusionCode } from '@/lib/assignment/core';
import type { CaseDto } from '@/lib/contracts/case';
import type { FreeingDto } from '@/lib/contracts/decision';
import type { Mend } from '../cases/mendable';

/*
 * Of a firm's forty attorneys most stand in the way of each case that waits. They travel by name once, and
 * each case says by their places whom it waits for; it is drawn where it arrives (decision 0073).
 */

/** What is shown of a case that waits, besides what keeps it waiting. */
export interface WaitingCase extends Pick<
  CaseDto,
  'id' | 'number' | 'visaType' | 'complexity' | 'version' | 'priority' | 'deadline'
> {
  readonly client: string;
  /** Until its conflict check is answered. */
  readonly isHeld: boolean;
}

/** Someone as they are named. */
export type Named = Mend['attorney'];

/** A place of the line, with `T` for each attorney. */
interface Waiting<T> {
  readonly case: WaitingCase;
  readonly position: number;
  readonly waitingSince: string;
  /** What would free it, in one sentence. */
  readonly remedy: string | null;
  /** Who could take it now. */
  readonly free: readonly T[];
  /** The others, under the first reason against each. */
  readonly groups: readonly (readonly [ExclusionCode, readonly T[]])[];
  readonly mends: readonly { readonly attorney: T; readonly change: FreeingDto }[];
}

/** A case that waits as it is drawn. */
export type WaitingLine = Waiting<Named>;

/** A page of the waiting line as it travels. */
export interface WaitingLines {
  readonly attorneys: readonly Named[];
  readonly lines: readonly Waiting<number>[];
}

/** The page as it is drawn. */
export function unpackWaiting({ attorneys, lines }: WaitingLines): WaitingLine[] {
  const named = (place: number): Named => attorneys[place] ?? { attorneyId: '', name: '' };
  return lines.map(({ free, groups, mends, ...line }) => ({
    ...line,
    free: free.map(named),
    groups: groups.map(([code, blocked]) => [code, blocked.map(named)] as const),
    mends: mends.map(({ attorney, change }) => ({ attorney: named(attorney), change })),
  }));
}
