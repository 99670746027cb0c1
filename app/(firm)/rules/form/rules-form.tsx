'use client';

import { useState, type ReactNode } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { markAllClean } from '@/components/ui/dirty-forms';
import type { FormAction } from '@/lib/platform/actions/state';
import type { BacktestDays } from '@/lib/contracts/backtest-codes';
import type { RulesDto, RulesPreviewDto } from '@/lib/contracts/rules';
import { CapacityFields } from './capacity-fields';
import { EligibilityFields } from './eligibility-fields';
import { LiveErrors } from './live-errors';
import { PublishBar } from './publish-bar';
import { PublishDialog } from './publish-dialog';
import { RankingFields } from './ranking-fields';
import { BacktestPanel, sentenceFor } from '@/app/(firm)/rules/backtest/backtest-panel';
import { BELOW_BARS, Section } from './sections';
import { TeamworkFields } from './teamwork-fields';
import { useDraft } from './use-draft';
import { useBacktest } from '@/app/(firm)/rules/backtest/use-backtest';
import { VisaTypeFields } from './visa-type-fields';

interface RulesFormProps {
  rules: RulesDto;
  timeZone: string;
  /** The rules that wait for their time already. */
  waiting: string | null;
  previewAction: FormAction<RulesPreviewDto>;
  publishAction: FormAction;
  /** Above the preview on the past. */
  aside: ReactNode;
}

/**
 * All rules of the firm as a draft, and beside it what that draft would have done on the firm's own
 * past, after every change. Publishing shows it once more and puts exactly that in force.
 */
export function RulesForm(props: RulesFormProps) {
  const [generation, setGeneration] = useState(0);
  function discard() {
    markAllClean();
    setGeneration(generation + 1);
  }
  return <Editor key={generation} {...props} onDiscard={discard} />;
}

function Editor({
  rules,
  timeZone,
  waiting,
  previewAction,
  publishAction,
  aside,
  onDiscard,
}: RulesFormProps & { onDiscard: () => void }) {
  const [preview, setPreview] = useState<RulesPreviewDto | null>(null);
  const [days, setDays] = useState<BacktestDays>(30);
  const [note, setNote] = useState('');
  const { host, draft } = useDraft(rules);
  const state = useBacktest(rules.version, draft.fields, days);
  /** The form asks for its preview again, and is told there what the other version changed. */
  function layBesideTheirs(written: string) {
    setNote(written);
    setPreview(null);
    host.current?.querySelector('form')?.requestSubmit();
  }
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_25rem]">
      <div ref={host} className="min-w-0">
        <ActionForm
          action={previewAction}
          hidden={{ version: rules.version }}
          onSuccess={(data) => setPreview(data ?? null)}
          guard="until-replaced"
          aria-label="Rules"
          className="gap-5"
        >
          <LiveErrors errors={state.problem?.fieldErrors}>
            <RuleSections rules={rules} />
          </LiveErrors>
          <PublishBar
            version={rules.version}
            changes={draft.count}
            sentence={sentenceFor(state)}
            onDiscard={onDiscard}
          />
        </ActionForm>
      </div>
      <div className="grid min-w-0 gap-5 xl:sticky xl:top-27 xl:max-h-[calc(100dvh-8rem)] xl:overflow-y-auto">
        {aside}
        <div id="preview" className={BELOW_BARS}>
          <BacktestPanel state={state} days={days} onDaysChange={setDays} />
        </div>
      </div>
      {preview ? (
        <PublishDialog
          preview={preview}
          inForce={rules}
          action={publishAction}
          timeZone={timeZone}
          waiting={waiting}
          note={note}
          onClose={() => setPreview(null)}
          onOvertaken={layBesideTheirs}
          onKept={onDiscard}
        />
      ) : null}
    </div>
  );
}

function RuleSections({ rules }: { rules: RulesDto }) {
  return (
    <>
      <Section id="ranking" description="Among the attorneys who may take a case.">
        <RankingFields rules={rules} />
      </Section>
      <Section id="eligibility" description="Whoever does not meet these is left out.">
        <EligibilityFields rules={rules} />
      </Section>
      <Section
        id="capacity"
        description="A case weighs 50 + 10 × complexity load points, times the weight of its stage."
      >
        <CapacityFields rules={rules} />
      </Section>
      <Section id="teamwork">
        <TeamworkFields rules={rules} />
      </Section>
      <Section
        id="visa-types"
        description="Working days are used for deadlines and expected work; complexity is the default of new cases."
      >
        <VisaTypeFields visaTypes={rules.visaTypes} />
      </Section>
    </>
  );
}
