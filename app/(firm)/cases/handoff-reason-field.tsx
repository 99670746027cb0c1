import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { HandoffReason } from '@/lib/contracts/case-codes';
import { HANDOFF_REASON_NAMES } from '@/lib/wording/case-labels';
import { optionsOf } from '@/lib/wording/name';

/** Why cases are handed off: to be chosen, so that the record says what was meant. */
export function HandoffReasonField({ asked = null }: { asked?: HandoffReason | null }) {
  return (
    <Field name="reason" label="Reason" required>
      <Select
        placeholder="Choose a reason"
        options={optionsOf(HANDOFF_REASON_NAMES)}
        defaultValue={asked ?? ''}
      />
    </Field>
  );
}
