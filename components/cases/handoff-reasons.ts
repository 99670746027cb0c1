import type { HandoffReason } from '@/lib/cases/schema';

const LABELS: Record<HandoffReason, string> = {
  workload: 'Workload',
  expertise: 'Expertise',
  absence: 'Absence',
  conflict: 'Conflict of interest',
  'client-request': 'Client’s request',
  departure: 'Departure',
  other: 'Other',
};

/** How a reason for a handoff is called on screen; a code that we do not know stands for itself. */
export function reasonLabel(reason: string): string {
  return reason in LABELS ? LABELS[reason as HandoffReason] : reason;
}

/** The reasons to choose from, in the product's order. */
export const HANDOFF_REASON_OPTIONS = Object.entries(LABELS).map(([value, label]) => ({
  value,
  label,
}));
