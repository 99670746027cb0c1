import { VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import { visaTypeLabel } from '@/lib/wording/labels';
import { levelName } from '@/components/attorneys/expertise-level';

const SHOWN = 4;

type Expertise = Partial<Record<VisaType, Level>>;

/** What someone knows best, the highest level first, and how many visa types more. */
export interface KnownBest {
  best: readonly { visaType: VisaType; level: Level }[];
  more: number;
}

/** The visa types that someone has a level in, the highest level first. */
export function rankedExpertise(expertise: Expertise): { visaType: VisaType; level: Level }[] {
  return VISA_TYPES.flatMap((visaType) => {
    const level = expertise[visaType];
    return level ? [{ visaType, level }] : [];
  }).sort((a, b) => b.level - a.level);
}

/** What of an expertise there is room for. */
export function knownBest(expertise: Expertise): KnownBest {
  const ranked = rankedExpertise(expertise);
  const best = ranked.slice(0, SHOWN);
  return { best, more: ranked.length - best.length };
}

/** What someone knows best, as chips; what does not fit is counted. How they look is in roster.css. */
export function ExpertiseChips({ known: { best, more } }: { known: KnownBest }) {
  if (best.length === 0) return <span className="text-warn">None yet</span>;
  return (
    <span className="expertise-chips">
      {best.map(({ visaType, level }) => (
        <span key={visaType} className={level === 3 ? 'expert' : undefined}>
          {visaTypeLabel(visaType)}
          <span>{level}</span>
          <span className="sr-only">{` (${levelName(level)})`}</span>
        </span>
      ))}
      {more > 0 ? (
        <span className="more">
          {`+${more}`}
          <span className="sr-only"> more</span>
        </span>
      ) : null}
    </span>
  );
}
