import { Badge } from '@/components/ui/badge';
import { VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import { visaTypeLabel } from '@/lib/wording/labels';
import { levelName } from '@/components/attorneys/expertise-level';

const SHOWN = 4;

type Expertise = Partial<Record<VisaType, Level>>;

/** The visa types that someone has a level in, the highest level first. */
export function rankedExpertise(expertise: Expertise): { visaType: VisaType; level: Level }[] {
  return VISA_TYPES.flatMap((visaType) => {
    const level = expertise[visaType];
    return level ? [{ visaType, level }] : [];
  }).sort((a, b) => b.level - a.level);
}

/** What someone knows best, as chips; what does not fit is counted. */
export function ExpertiseChips({ expertise }: { expertise: Expertise }) {
  const ranked = rankedExpertise(expertise);
  if (ranked.length === 0) return <span className="text-warn">None yet</span>;
  const rest = ranked.slice(SHOWN);
  return (
    <span className="inline-flex flex-wrap gap-1 max-md:justify-end">
      {ranked.slice(0, SHOWN).map(({ visaType, level }) => (
        <Badge key={visaType} tone={level === 3 ? 'accent' : 'neutral'}>
          {visaTypeLabel(visaType)}
          <span className="ml-1 opacity-80">{level}</span>
          <span className="sr-only"> ({levelName(level)})</span>
        </Badge>
      ))}
      {rest.length > 0 ? (
        <span className="text-xs text-ink-3">
          +{rest.length}
          <span className="sr-only"> more</span>
        </span>
      ) : null}
    </span>
  );
}
