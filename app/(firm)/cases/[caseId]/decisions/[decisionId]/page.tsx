import { ArrowLeft, ArrowRight } from 'lucide-react';
import { Answer } from '@/app/(firm)/cases/[caseId]/decision-card';
import { Excluded, Rivals } from '@/app/(firm)/cases/[caseId]/decision-parts';
import { decisionHref } from '@/app/(firm)/cases/[caseId]/hrefs';
import { rankingLines } from '@/app/(firm)/cases/[caseId]/ranking/ranking-lines';
import { RankingTable } from '@/app/(firm)/cases/[caseId]/ranking/ranking-table';
import { DECISION_REASON_LABELS } from '@/components/cases/labels';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { PrintButton } from '@/components/ui/print-button';
import { RUNNERS_UP_EXPLAINED } from '@/lib/assignment/core';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { getCaseDecision } from '@/lib/features/cases';
import type { CaseDecisionDto } from '@/lib/features/cases/decision-record-dto';
import { now } from '@/lib/platform/clock';
import { PrintedFrom } from './printed-from';
import { RecordedFactsCard } from './recorded-facts';

/** One recorded decision, whole and made for paper: who, why, why not the others, by which rules. */
export default async function DecisionPage({
  params,
}: PageProps<'/cases/[caseId]/decisions/[decisionId]'>) {
  const { caseId, decisionId } = await params;
  const viewer = await getViewerWith('cases.read');
  const record = await orNotFound(getCaseDecision(actorOf(viewer), caseId, decisionId));
  const { case: one, decision, explanation, told, facts, number } = record;
  const ranked = decision.candidates.filter(({ eligible }) => eligible);
  return (
    <Page
      title={`Decision ${number} on case ${one.number}`}
      description={
        <>
          <bdi>{one.client.name}</bdi>, <bdi>{viewer.firmName}</bdi>
        </>
      }
      breadcrumbs={[
        { label: 'Cases', href: '/cases' },
        { label: `Case ${one.number}`, href: `/cases/${one.id}` },
      ]}
      badges={<Badge tone="accent">{DECISION_REASON_LABELS[decision.reason]}</Badge>}
      actions={
        <>
          <Neighbours record={record} />
          <PrintButton />
        </>
      }
    >
      {/* A firm of twelve fits on one sheet. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 print:gap-1.5">
        <div className="grid gap-1 print:gap-0.5">
          <Answer decision={decision} told={told} />
          {explanation.chosen ? (
            <details>
              <summary className="w-fit text-sm text-ink-2 hover:text-ink print:hidden">
                The same, number by number
              </summary>
              <p className="pt-1 text-sm text-ink-2 print:p-0 print:text-2xs print:leading-tight">
                {explanation.chosen.join(' ')}
              </p>
            </details>
          ) : null}
        </div>
        <RecordedFactsCard
          record={record}
          timeZone={viewer.timeZone}
          rulesHref={hasPermission(viewer.role, 'rules.read') ? '/rules' : null}
        />
        {ranked.length > 0 ? (
          <Card title="Ranking" flush className="print:[&>div:first-child]:hidden">
            <RankingTable
              ranking={rankingLines(ranked, {
                chosenId: decision.attorneyId,
                isPreferred: decision.reason === 'continuity',
              })}
            />
          </Card>
        ) : null}
        <Rivals
          explanation={explanation}
          visaType={facts.visaType}
          ranked={ranked}
          most={RUNNERS_UP_EXPLAINED}
          withNumbers
        />
        <Excluded decision={decision} explanation={explanation} visaType={facts.visaType} />
        <PrintedFrom
          firmName={viewer.firmName}
          path={decisionHref(one.id, decision.id ?? '')}
          at={now().toISOString()}
          timeZone={viewer.timeZone}
        />
      </div>
    </Page>
  );
}

/** The decisions on the case before and after this one, where there are any. */
function Neighbours({ record }: { record: CaseDecisionDto }) {
  const { case: one, earlierId, laterId } = record;
  return (
    <>
      {earlierId ? (
        <ButtonLink href={decisionHref(one.id, earlierId)} variant="quiet">
          <ArrowLeft aria-hidden="true" />
          Earlier decision
        </ButtonLink>
      ) : null}
      {laterId ? (
        <ButtonLink href={decisionHref(one.id, laterId)} variant="quiet">
          Later decision
          <ArrowRight aria-hidden="true" />
        </ButtonLink>
      ) : null}
    </>
  );
}
