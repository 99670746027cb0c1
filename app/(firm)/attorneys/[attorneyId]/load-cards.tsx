import { Counts } from './counts';
import { BLOCK_LABELS } from '@/components/attorneys/labels';
import { stageLabel } from '@/components/cases/stages';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { formatNumber, formatPercent } from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import { STAGES, VISA_TYPES } from '@/lib/assignment/core';
import type { WorkloadDto } from '@/lib/contracts/workload';
import { visaTypeLabel } from '@/lib/wording/labels';

/** The numbers that say how full a workload is. */
export function LoadStats({ workload }: { workload: WorkloadDto }) {
  const { activeCases, capacity, openCases, utilization, loadPoints } = workload;
  const isOver = activeCases > capacity;
  return (
    <StatGroup label="Load">
      <Stat
        label="Active cases"
        value={formatNumber(activeCases)}
        note={`of ${formatNumber(capacity)}, ${formatPercent(activeCases / Math.max(1, capacity))} full${isOver ? ', over capacity' : ''}`}
        tone={isOver ? 'bad' : activeCases === capacity ? 'warn' : 'plain'}
        how="Open cases in a stage that counts toward capacity. The rules give no new case beyond the capacity."
      />
      <Stat
        label="By weight"
        value={formatPercent(utilization)}
        note="full, weighed by complexity and stage"
        how={`All open cases, each weighed by its complexity and stage, against a full workload: ${formatNumber(loadPoints)} load points of ${formatNumber(capacity * 100)}.`}
      />
      <Stat
        label="Open cases"
        value={formatNumber(openCases)}
        note="in any stage but closed"
        href={`/cases?attorneyId=${workload.attorney.id}`}
      />
      <Stat
        label="New in 7 days"
        value={formatNumber(workload.newCasesLast7Days)}
        note={workload.intakePerWeek === null ? 'no limit' : `of at most ${workload.intakePerWeek}`}
        how="New cases given in the last seven days, by the rules or by hand. Handoffs are not counted."
      />
    </StatGroup>
  );
}

/** Whether an attorney can take one more case, and why not. */
export function CanTakeMore({ workload }: { workload: WorkloadDto }) {
  const { name } = workload.attorney;
  if (workload.canTakeMore) {
    return (
      <Alert tone="good" title={`${name} can take more`}>
        A new case that they have the expertise for can go to them now.
      </Alert>
    );
  }
  return (
    <Alert tone="warn" title={`The rules give ${name} no new cases now`}>
      {name} {workload.why.map((block) => BLOCK_LABELS[block]).join(', and ')}.
    </Alert>
  );
}

/** What the open cases are: by stage, and by visa type. */
export function LoadBreakdown({ workload }: { workload: WorkloadDto }) {
  const { attorney, byStage, byVisaType } = workload;
  const list = `/cases?attorneyId=${attorney.id}`;
  const stages = STAGES.flatMap((stage) => {
    const count = byStage[stage];
    const href = `${list}&stage=${stage}`;
    return count ? [{ key: stage, label: stageLabel(stage), count, href }] : [];
  });
  const visaTypes = VISA_TYPES.flatMap((visaType) => {
    const count = byVisaType[visaType];
    const href = `${list}&visaType=${encodeURIComponent(visaType)}`;
    return count ? [{ key: visaType, label: visaTypeLabel(visaType), count, href }] : [];
  }).sort((a, b) => b.count - a.count);
  if (stages.length === 0) return null;
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <Card title="Open cases by stage">
        <Counts label="Open cases by stage" counts={stages} />
      </Card>
      <Card title="Open cases by visa type">
        <Counts label="Open cases by visa type" counts={visaTypes} />
      </Card>
    </div>
  );
}
