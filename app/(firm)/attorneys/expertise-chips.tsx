import { Badge } from '@/components/ui/badge';
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

/** What someone knows best, as chips; what does not fit is counted. */
export function ExpertiseChips({ known: { best, more } }: { known: KnownBest }) {
  if (best.length === 0) return <span className="text-warn">None yet</span>;
  return (
    <span className="inline-flex flex-wrap gap-1 max-md:justify-end">
      {best.map(({ visaType, level }) => (
        <Badge key={visaType} tone={level === 3 ? 'accent' : 'neutral'}>
          {visaTypeLabel(visaType)}
          <span className="ml-1 opacity-80">{level}</span>
          <span className="sr-only"> ({levelName(level)})</span>
        </Badge>
      ))}
      {more > 0 ? (
        <span className="text-xs text-ink-3">
          +{more}
          <span className="sr-only"> more</span>
        </span>
      ) : null}
    </span>
  );
}
