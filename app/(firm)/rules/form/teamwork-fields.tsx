import { Switch } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RuleSet } from '@/lib/assignment/core';

/** What happens while a case waits, and when one is handed over. */
export function TeamworkFields({ rules }: { rules: RuleSet }) {
  return (
    <div className="grid gap-4">
      <Field
        name="alertAfterHours"
        label="Alert managers when a case has waited, in hours"
        required
        className="sm:max-w-xs"
      >
        <Input type="number" min={1} max={720} defaultValue={rules.alertAfterHours} />
      </Field>
      <div>
        <input type="hidden" name="handoffNeedsAcceptance" value="false" />
        <Switch
          name="handoffNeedsAcceptance"
          label="A handoff needs the colleague’s acceptance"
          hint="Until they accept, the case stays where it is."
          defaultChecked={rules.handoffNeedsAcceptance}
        />
      </div>
      <Field
        name="handoffExpiresAfterHours"
        label="A handoff that nobody answers expires after, in hours"
        hint="The case stays with its holder, and who asked is told."
        required
        className="sm:max-w-xs"
      >
        <Input type="number" min={1} max={720} defaultValue={rules.handoffExpiresAfterHours} />
      </Field>
    </div>
  );
}
