'use client';

import { useState } from 'react';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { Switch } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select } from '@/components/ui/select';
import type { RuleSet } from '@/lib/assignment/core';
import type { FormAction } from '@/lib/actions/state';
import type { RulesDto, RulesPreviewDto } from '@/lib/rules/dto';
import { PublishDialog } from './publish-dialog';
import { RankingFields } from './ranking-fields';
import { StageFields } from './stage-fields';
import { ThresholdFields } from './threshold-fields';
import { VisaTypeFields } from './visa-type-fields';
import { CAPACITY_CARDS, LEVEL_OPTIONS } from './words';

/** All rules of the firm as a draft: preview it, then publish exactly what was previewed. */
export function RulesForm({
  rules,
  timeZone,
  scheduled,
  previewAction,
  publishAction,
}: {
  rules: RulesDto;
  timeZone: string;
  /** Whether rules wait for their time already. */
  scheduled: boolean;
  previewAction: FormAction<RulesPreviewDto>;
  publishAction: FormAction;
}) {
  const [preview, setPreview] = useState<RulesPreviewDto | null>(null);
  return (
    <>
      <ActionForm
        action={previewAction}
        hidden={{ version: rules.version }}
        onSuccess={(data) => setPreview(data ?? null)}
        guard="until-replaced"
        aria-label="Rules"
        className="gap-5"
      >
        <RankingFields rules={rules} />
        <EligibilityFields rules={rules} />
        <CapacityFields rules={rules} />
        <TeamworkFields rules={rules} />
        <Card
          title="Visa types"
          description="Used for deadlines, for expected work, and as the default of new cases."
          flush
        >
          <VisaTypeFields visaTypes={rules.visaTypes} />
        </Card>
        <FormActions className="sticky bottom-0 z-10 border-t border-line bg-paper py-3">
          <SubmitButton>Preview and publish</SubmitButton>
          <span className="text-sm text-ink-2">Nothing changes before you confirm.</span>
        </FormActions>
      </ActionForm>
      {preview ? (
        <PublishDialog
          preview={preview}
          action={publishAction}
          timeZone={timeZone}
          scheduled={scheduled}
          onClose={() => setPreview(null)}
        />
      ) : null}
    </>
  );
}

function EligibilityFields({ rules }: { rules: RuleSet }) {
  return (
    <Card title="Who may take a case" description="Whoever does not meet these is left out.">
      <div className="grid gap-5">
        <Field
          name="minExpertise"
          label="Level in the visa type, at least"
          hint="At 0 anybody may take any visa type."
          required
          className="sm:max-w-xs"
        >
          <Select options={LEVEL_OPTIONS} defaultValue={String(rules.minExpertise)} />
        </Field>
        <fieldset>
          <legend className="text-sm font-medium">Complex cases ask for more</legend>
          <p className="mb-3 text-xs text-ink-3">
            From the complexity named, and up. Of several, all that apply must be met.
          </p>
          <ThresholdFields thresholds={rules.thresholds} />
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            name="leaveLeadDays"
            label="No new cases before leave, for days"
            hint="0: only an absence that has begun counts."
            required
          >
            <Input type="number" min={0} max={90} defaultValue={rules.leaveLeadDays} />
          </Field>
          <Field
            name="leaveMinDays"
            label="If the leave lasts at least, in days"
            hint="Shorter absences keep nobody out beforehand."
            required
          >
            <Input type="number" min={1} max={365} defaultValue={rules.leaveMinDays} />
          </Field>
        </div>
      </div>
    </Card>
  );
}

function CapacityFields({ rules }: { rules: RuleSet }) {
  return (
    <Card
      title="What fills a desk"
      description="A case weighs 50 + 10 × complexity load points, times the weight of its stage."
    >
      <div className="grid gap-5">
        <Field name="capacityMeasure" label="Capacity limits" as="group" required>
          <RadioCards options={CAPACITY_CARDS} defaultValue={rules.capacityMeasure} />
        </Field>
        <div className="overflow-hidden rounded-md border border-line">
          <StageFields stageWeights={rules.stageWeights} />
        </div>
      </div>
    </Card>
  );
}

function TeamworkFields({ rules }: { rules: RuleSet }) {
  return (
    <Card title="Waiting and handing off">
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
    </Card>
  );
}
