import type { EventFacts, EventText } from '@/lib/contracts/events';
import type { AttorneyDto, AttorneyChange } from '@/lib/contracts/attorney';

type Facts = EventFacts<'attorney-changed'>;
type Text = EventText<'attorney-changed'>;

/** Field → what it was and what it becomes. Expertise is listed per visa type. */
export type Difference = Facts['changes'] & Text;

/** What a decision looks at: a change of any of these can make someone eligible. */
const DECIDING = [
  'active',
  'capacity',
  'seniority',
  'maxComplexity',
  'intakePerWeek',
  'timeZone',
  'position',
];

/** The fields whose value really changes, for the audit trail. */
export function changedFields(
  before: AttorneyDto,
  change: Omit<AttorneyChange, 'version'>,
): Difference {
  const { expertise, ...columns } = change;
  const current: Record<string, unknown> = { ...before };
  const difference: Record<string, { from: unknown; to: unknown }> = {};
  for (const [field, to] of Object.entries(columns)) {
    const from = current[field];
    if (to !== undefined && to !== from) difference[field] = { from, to };
  }
  const levels: Record<string, number> = { ...before.expertise };
  for (const [visaType, to] of Object.entries(expertise ?? {})) {
    const from = levels[visaType] ?? 0;
    if (to !== from) difference[`expertise.${visaType}`] = { from, to };
  }
  // Both sides are an attorney's own values, under the names that they have there.
  return difference;
}

/** A difference as the audit trail takes it: names and addresses apart from the rest. */
export function payloadOf({ name, email, ...changes }: Difference): { facts: Facts; text: Text } {
  const text = { ...(name && { name }), ...(email && { email }) };
  const changedTexts = (['name', 'email'] as const).filter((key) => key in text);
  return { facts: { changes, ...(changedTexts.length > 0 && { changedTexts }) }, text };
}

/** Whether the change could let a waiting case be placed. */
export function mayFreeTheLine(difference: Difference): boolean {
  return Object.keys(difference).some(
    (field) => DECIDING.includes(field) || field.startsWith('expertise.'),
  );
}
