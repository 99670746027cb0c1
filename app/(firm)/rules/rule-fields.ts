import type { RuleSet } from '@/lib/assignment/core';

/*
 * Rules as the fields of their form: names with dots (`stageWeights.filed.weight`) and texts.
 */

/** One field as a form sends it. */
export type RuleField = readonly [name: string, text: string];

/** What a form says otherwise than the rules it was made from. */
export interface DraftFields {
  /** How many things differ; the list of thresholds counts as one. */
  readonly count: number;
  /** Exactly the fields that say so: an object of several fields (a stage, a visa type) is whole. */
  readonly fields: readonly RuleField[];
}

export const NO_CHANGES: DraftFields = { count: 0, fields: [] };

const THRESHOLDS = 'thresholds';

/** A rule set as its form would send it. */
export function fieldsOf(rules: RuleSet): RuleField[] {
  const { thresholds, ...rest } = rules;
  return [...leavesOf(rest), [THRESHOLDS, ''], ...leavesOf({ thresholds })];
}

function leavesOf(value: object, prefix = ''): RuleField[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): RuleField[] => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof inner === 'object' && inner !== null) return leavesOf(inner, name);
    return inner === undefined || inner === null ? [] : [[name, textOf(inner)]];
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What the fields of a form change about these rules. A field that the form does not show, such as
 * a weight under another strategy, stays as it is.
 */
export function changesAgainst(rules: RuleSet, sent: readonly RuleField[]): DraftFields {
  const was = new Map(fieldsOf(rules));
  // Of several values under one name the last one counts: a ticked box follows its own "false".
  const is = new Map(sent);
  const changed = [...is.keys()].filter(
    (name) => !isThreshold(name) && was.has(name) && !isSame(was.get(name), is.get(name)),
  );
  const listChanged = is.has(THRESHOLDS) && listOf(was) !== listOf(is);
  const objects = new Set(changed.map(objectOf));
  return {
    count: changed.length + (listChanged ? 1 : 0),
    fields: [...is].filter(([name]) =>
      isThreshold(name) ? listChanged : objects.has(objectOf(name)),
    ),
  };
}

function isThreshold(name: string): boolean {
  return name === THRESHOLDS || name.startsWith(`${THRESHOLDS}.`);
}

/** What a field is a part of: a stage or a visa type is one thing, a weight another. */
function objectOf(name: string): string {
  return name.split('.').slice(0, 2).join('.');
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  return normalised(a) === normalised(b);
}

/** `on` is a ticked box; 0.50 is 0.5. */
function normalised(text = ''): string {
  if (text === 'on') return 'true';
  const isNumber = text.trim() !== '' && Number.isFinite(Number(text));
  return isNumber ? String(Number(text)) : text;
}

/** The thresholds as one text, lowest complexity first, however their rows are numbered. */
function listOf(fields: ReadonlyMap<string, string>): string {
  const rows = new Map<string, Record<string, string>>();
  for (const [name, text] of fields) {
    const [area, index, field] = name.split('.');
    if (area !== THRESHOLDS || index === undefined || field === undefined || text === '') continue;
    rows.set(index, { ...rows.get(index), [field]: normalised(text) });
  }
  return JSON.stringify(
    [...rows.values()]
      .map(({ fromComplexity = '', minLevel = '', minSeniority = '' }) => [
        fromComplexity.padStart(4, '0'),
        minLevel,
        minSeniority,
      ])
      .toSorted(),
  );
}
