import { LIKENESS_REASONS, type LikenessReason } from '@/lib/contracts/case-codes';
import { consonantsOf, foldName, soundOf } from './fold-name';

/** How alike two names are, from 0 to 100, and what kept them from being the same. */
export interface Likeness {
  readonly score: number;
  readonly reason: LikenessReason;
}

/** Names at least this alike may well be of the same person or company. */
export const LIKELY = 75;

/** What a pair of words counts, in percent, by what makes them alike. */
const WORTH: Readonly<Record<LikenessReason, number>> = {
  same: 100,
  transliteration: 95,
  spelling: 85,
  partial: 75,
};

/** A slip is forgiven in words of so many letters, a second one in much longer words. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;

/** Fewer consonants than these say nothing: Chen, Chan and Chun are three families. */
const TELLING_CONSONANTS = 3;

/** The shorter name weighs more: what it leaves out of the longer one is forgiven in part. */
const SHORTER_WEIGHS = 0.7;

/** One word out of several is a family, or a first name, and not a person. */
const LONE_WORD = 0.9;

/**
 * How alike two names read to someone who forgives case, accents, script, the order of the words,
 * initials, words left out, forms of companies, ways of transliteration, and slips of the finger.
 * The same from both sides.
 */
export function compareNames(one: string, other: string): Likeness {
  return compareReadNames(readName(one), readName(other));
}

/** A word of a name, with how it sounds. */
interface Word {
  readonly text: string;
  readonly sound: string;
  readonly consonants: string;
  readonly hasDigits: boolean;
}

/** A name that is compared with many. */
export type ReadName = readonly Word[];

/** Reads a name for `compareReadNames`. */
export function readName(name: string): ReadName {
  return foldName(name).map((text) => {
    const sound = soundOf(text);
    return { text, sound, consonants: consonantsOf(sound), hasDigits: /\d/.test(text) };
  });
}

/** `compareNames` of names that are read already. */
export function compareReadNames(one: ReadName, other: ReadName): Likeness {
  if (one.length === 0 || other.length === 0) return { score: 0, reason: 'partial' };
  const pairs = bestPairs(one, other);
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  const matched = pairs.reduce((sum, reason) => sum + WORTH[reason], 0);
  const outOf = SHORTER_WEIGHS * shorter + (1 - SHORTER_WEIGHS) * longer;
  const lone = pairs.length === 1 && longer > 1 ? LONE_WORD : 1;
  const reason = shorter === longer ? weakest(pairs) : 'partial';
  return { score: Math.min(100, Math.round((matched / outOf) * lone)), reason };
}

function weakest(reasons: readonly LikenessReason[]): LikenessReason {
  return LIKENESS_REASONS.findLast((reason) => reasons.includes(reason)) ?? 'partial';
}

/** Each word with at most one of the other name: the most alike pairs first. */
function bestPairs(one: ReadName, other: ReadName): LikenessReason[] {
  const all = one.flatMap((a, i) =>
    other.flatMap((b, j) => {
      const reason = compareWord(a, b);
      return reason ? [{ reason, i, j }] : [];
    }),
  );
  const taken = { i: new Set<number>(), j: new Set<number>() };
  const chosen: LikenessReason[] = [];
  for (const wanted of LIKENESS_REASONS) {
    for (const { reason, i, j } of all) {
      if (reason !== wanted || taken.i.has(i) || taken.j.has(j)) continue;
      taken.i.add(i);
      taken.j.add(j);
      chosen.push(reason);
    }
  }
  return chosen;
}

function compareWord(one: Word, other: Word): LikenessReason | null {
  const [a, b] = [one.text, other.text];
  if (a === b) return 'same';
  // Numbers tell apart: Fund 7 is not Fund 8.
  if (one.hasDigits || other.hasDigits) return null;
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length === 1) return longer.startsWith(shorter) ? 'partial' : null;
  const { sound, consonants } = one;
  if (sound === other.sound) return 'transliteration';
  if (consonants.length >= TELLING_CONSONANTS && consonants === other.consonants)
    return 'transliteration';
  const forgiven =
    Number(shorter.length >= ONE_SLIP_FROM) + Number(shorter.length >= TWO_SLIPS_FROM);
  return forgiven > 0 && slipsBetween(a, b, forgiven) <= forgiven ? 'spelling' : null;
}

/**
 * Letters too many, too few, wrong or changed about, counted up to `most` + 1: the distance of Damerau
 * (1964) in its restricted form, in which no pair that was changed about is touched again.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwapped =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (twoAbove[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [twoAbove, above] = [above, current];
  }
  return Math.min(most + 1, above[b.length] ?? 0);
}
