import type { Answer } from './ask';

export interface Observed extends Answer {
  /** The statements of each transaction that it took. */
  readonly transactions: readonly string[];
}

/** The same question about an id that never was and about another one. */
export interface Look {
  readonly absent: Observed;
  readonly other: Observed;
}

/**
 * What tells the two apart, however often they are looked at: no answer to the one was ever the answer
 * to the other, or a transaction comes with the one alone. A difference that comes and goes is the
 * clock's, or a job's that the product does beside the request.
 */
export function differenceIn(looks: readonly Look[]): string | null {
  const absentTexts = new Set(looks.map(({ absent }) => absent.text));
  const [first] = looks;
  if (first && !looks.some(({ other }) => absentTexts.has(other.text))) {
    return placeOf(first.absent.text, first.other.text);
  }
  const all = new Set(looks.flatMap(({ absent, other }) => [absent, other].flatMap(listOf)));
  const apart = [...all].find((transaction) => {
    const counts = (side: keyof Look) => looks.map((look) => timesIn(look[side], transaction));
    const [absent, other] = [counts('absent'), counts('other')];
    return Math.min(...other) > Math.max(...absent) || Math.min(...absent) > Math.max(...other);
  });
  return apart === undefined ? null : `asked of the database for one alone: ${apart}`;
}

const listOf = ({ transactions }: Observed) => transactions;

function timesIn({ transactions }: Observed, transaction: string): number {
  return transactions.filter((one) => one === transaction).length;
}

/** The first place where two texts part. */
function placeOf(absent: string, other: string): string {
  let at = 0;
  while (at < absent.length && absent[at] === other[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 120));
  return `absent ${around(absent)}, this ${around(other)}`;
}
