/** So many handoffs mean that a case is passed around, even if it never comes back. */
export const MANY_HANDOFFS = 3;

/** `returned`: A → B → A; `many-handoffs`: three or more. */
export const BOUNCE_REASONS = ['returned', 'many-handoffs'] as const;
export type BounceReason = (typeof BOUNCE_REASONS)[number];

/**
 * Why a case counts as bouncing, given its holders in order: it came straight back to someone
 * (A → B → A), or it was handed on three times or more. Empty when it does not bounce.
 */
export function bounceReasons(holderIds: readonly string[], handoffs: number): BounceReason[] {
  const reasons: BounceReason[] = [];
  const holders = holderIds.filter((id, index) => id !== holderIds[index - 1]);
  if (holders.some((id, index) => index >= 2 && id === holders[index - 2])) {
    reasons.push('returned');
  }
  if (handoffs >= MANY_HANDOFFS) reasons.push('many-handoffs');
  return reasons;
}
