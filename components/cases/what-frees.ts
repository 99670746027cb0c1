import type { ExclusionCode } from '@/lib/assignment/core';
import type { FreeingDto } from '@/lib/contracts/decision';
import type { FreeingKind } from '@/lib/contracts/case-codes';
import { visaTypeLabel } from '@/lib/wording/labels';

/*
 * Words for what keeps attorneys from a case and what would free it. What would do is worked out and
 * tried by the core (`findFreeingChanges`); nothing is concluded here.
 */

/** What keeps one attorney from a case now; no exclusion at all: they could take it. */
export interface BlockedAttorney {
  attorneyId: string;
  name: string;
  exclusions: readonly ExclusionCode[];
  /** Changes to them of which each alone would free the case. */
  freeing: readonly FreeingDto[];
}

/** What the words need to know of the case. */
export interface WaitingFor {
  readonly visaType: Parameters<typeof visaTypeLabel>[0];
  readonly complexity: number;
}

/** Attorneys by their first reason, most frequent first; an attorney who could take the case is left out. */
export function groupByFirstReason(
  reasons: readonly BlockedAttorney[],
): [ExclusionCode, BlockedAttorney[]][] {
  const groups = new Map<ExclusionCode, BlockedAttorney[]>();
  for (const attorney of reasons) {
    const [code] = attorney.exclusions;
    if (code) groups.set(code, [...(groups.get(code) ?? []), attorney]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/**
 * What would free a waiting case, in one sentence: changes of which each alone would do. Null where
 * someone could take it now.
 */
export function whatWouldFree(
  reasons: readonly BlockedAttorney[],
  waitingFor: WaitingFor,
): string | null {
  if (reasons.length === 0) return 'An attorney has to join the firm first.';
  if (reasons.some(({ exclusions }) => exclusions.length === 0)) return null;
  if (reasons.some(({ exclusions }) => exclusions.includes('conflict-check')))
    return 'It goes out by itself once a manager has answered its conflict check.';
  const ways = new Map<string, string[]>();
  for (const { name, freeing } of reasons) {
    for (const change of freeing) {
      const condition = conditionOf(change, waitingFor);
      const names = ways.get(condition) ?? [];
      if (!names.includes(name)) ways.set(condition, [...names, name]);
    }
  }
  if (ways.size === 0)
    return 'No single change would do: each attorney lacks two things, or is barred.';
  const parts = [...ways].map(([condition, names]) => `${oneOf(names)} ${condition}`);
  return `It goes out by itself once ${parts.join(', or ')}.`;
}

/** The same for one attorney: "Would do: level 3 for H-1B." Empty where no single change would. */
export function wouldDo(freeing: readonly FreeingDto[]): string {
  const things = freeing.map(thingOf);
  return things.length === 0 ? '' : `Would do: ${oneOfThem.format([...new Set(things)])}.`;
}

function conditionOf(change: FreeingDto, { visaType, complexity }: WaitingFor): string {
  switch (change.kind) {
    case 'room':
      return 'has room again';
    case 'intake':
      return 'may take another case by their weekly limit';
    case 'present':
      return 'is back';
    case 'active':
      return 'takes cases again';
    case 'own-maximum':
      return `takes cases of complexity ${complexity}`;
    case 'level':
      return `has level ${change.level} for ${visaTypeLabel(visaType)}`;
    case 'seniority':
      return `is ${change.seniority} or above`;
  }
}

function thingOf(change: FreeingDto): string {
  switch (change.kind) {
    case 'room':
      return `room for one more (a capacity of ${change.capacity})`;
    case 'intake':
      return `a weekly limit of ${change.intakePerWeek}`;
    case 'present':
      return 'an end of the absence';
    case 'active':
      return 'taking cases again';
    case 'own-maximum':
      return `a maximum of complexity ${change.maxComplexity}`;
    case 'level':
      return `level ${change.level}`;
    case 'seniority':
      return `being ${change.seniority}`;
  }
}

/** What the button says that makes this change, and what it asks before. */
export const MENDING_LABELS: Readonly<Record<FreeingKind, string>> = {
  room: 'Raise capacity',
  intake: 'Raise weekly limit',
  present: 'End absence',
  active: 'Take cases again',
  'own-maximum': 'Raise own maximum',
  level: 'Set level',
  seniority: 'Change seniority',
};

/** What a change would make of an attorney: "Ana gets level 3 for H-1B." */
export function mendingSentence(
  name: string,
  change: FreeingDto,
  { visaType }: WaitingFor,
): string {
  switch (change.kind) {
    case 'room':
      return `${name} gets a capacity of ${change.capacity}.`;
    case 'intake':
      return `${name} may get ${change.intakePerWeek} new cases in 7 days.`;
    case 'present':
      return `${name}’s absence ends now, or does not begin.`;
    case 'active':
      return `${name} gets new cases again.`;
    case 'own-maximum':
      return `${name} takes cases up to complexity ${change.maxComplexity}.`;
    case 'level':
      return `${name} gets level ${change.level} for ${visaTypeLabel(visaType)}.`;
    case 'seniority':
      return `${name} becomes ${change.seniority}.`;
  }
}

const MOST_NAMES = 3;
const oneOfThem = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** "A, B, or C"; of many, how many they are. Names keep their own direction of writing. */
function oneOf(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return `one of ${names.length} colleagues`;
  return oneOfThem.format(names.map((name) => `\u2068${name}\u2069`));
}
