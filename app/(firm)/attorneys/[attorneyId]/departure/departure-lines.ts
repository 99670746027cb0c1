import type { LabelledExclusion } from '@/lib/contracts/decision';
import type { Ref } from '@/lib/contracts/values';
import type { DepartureReviewDto, ReviewedCaseDto } from '@/lib/features/planning/dto';
import { Places } from '@/lib/shared/places';

/*
 * Each case offers every colleague, and says of most what stands against them. People and reasons are
 * named once, and the cases name their places: spelled out, they were a third of the page.
 */

/** A case as it travels: people and what stands against them by their places. */
type DepartureLine = Omit<ReviewedCaseDto, 'proposedAttorney' | 'eligible' | 'excluded'> & {
  readonly proposed: number | null;
  readonly eligible: readonly number[];
  /** A person, then what stands against them. */
  readonly excluded: readonly (readonly [person: number, ...against: number[]])[];
};

/** A departure as it travels. */
export type DepartureLines = Omit<DepartureReviewDto, 'shown'> & {
  readonly lines: readonly DepartureLine[];
  readonly people: readonly Ref[];
  readonly against: readonly LabelledExclusion[];
};

/** The review as it travels. */
export function packReview({ shown, ...review }: DepartureReviewDto): DepartureLines {
  const people = new Places<Ref>(({ id }) => id);
  const against = new Places<LabelledExclusion>(({ code, detail }) => `${code} ${detail}`);
  const placeOf = ({ id, name }: Ref) => people.of({ id, name });
  const lines = shown.map(({ proposedAttorney, eligible, excluded, ...one }) => ({
    ...one,
    proposed: proposedAttorney && placeOf(proposedAttorney),
    eligible: eligible.map(placeOf),
    excluded: excluded.map(
      ({ exclusions, ...person }) =>
        [placeOf(person), ...exclusions.map((exclusion) => against.of(exclusion))] as const,
    ),
  }));
  return { ...review, lines, people: people.things, against: against.things };
}

/** The review as the form works with it. */
export function unpackReview({
  lines,
  people,
  against,
  ...review
}: DepartureLines): DepartureReviewDto {
  const person = (place: number): Ref => people[place] ?? { id: '', name: '' };
  const shown = lines.map(({ proposed, eligible, excluded, ...one }) => ({
    ...one,
    proposedAttorney: proposed === null ? null : person(proposed),
    eligible: eligible.map(person),
    excluded: excluded.map(([who, ...reasons]) => ({
      ...person(who),
      exclusions: reasons.flatMap((reason) => against[reason] ?? []),
    })),
  }));
  return { ...review, shown };
}
