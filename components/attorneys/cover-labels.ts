import { formatDay } from '@/components/ui/format';
import type { CoverDto } from '@/lib/contracts/cover';

/** What a cover that is planned or under way means for its case, in one sentence. */
export function coverSentence(cover: CoverDto): string {
  const { fromAttorney, toAttorney, startsOn, endsOn, status, blockedAt } = cover;
  const end = formatDay(endsOn);
  if (status === 'active') {
    return `${toAttorney.name} covers this case while ${fromAttorney.name} is away. It returns to ${fromAttorney.name} by itself after ${end}.`;
  }
  if (blockedAt) {
    return `${fromAttorney.name} is away until ${end} and nobody could cover this case so far. It is tried again every minute.`;
  }
  return `${toAttorney.name} covers this case from ${formatDay(startsOn)}, while ${fromAttorney.name} is away. It returns by itself after ${end}.`;
}

/** The same in a list of an attorney's covers, without the names that the list is about. */
export function coverState({ status, startsOn, endsOn, blockedAt }: CoverDto): string {
  if (status === 'active') return `returns after ${formatDay(endsOn)}`;
  return blockedAt ? 'nobody could take it yet' : `from ${formatDay(startsOn)}`;
}
