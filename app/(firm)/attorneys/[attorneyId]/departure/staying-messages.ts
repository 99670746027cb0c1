import { EXCLUSION_LABELS } from '@/lib/wording/labels';
import type { StayingReason } from '@/lib/features/planning/dto';

/** Why no one can take any of these cases, the rule that stops most colleagues first. */
export function whyNoOne(reasons: readonly StayingReason[]): string {
  if (reasons.length === 0) return 'There is no active colleague';
  const said = reasons.map(
    ({ code, least, most }) => `${range(least, most)} ${EXCLUSION_LABELS[code]}`,
  );
  return `Nobody is eligible: ${said.join(', ')}`;
}

function range(least: number, most: number): string {
  return least === most ? String(most) : `${least} to ${most}`;
}
