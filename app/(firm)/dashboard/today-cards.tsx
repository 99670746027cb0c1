import { Fragment } from 'react';
import { CaseLines } from './case-lines';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { TextLink } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/time';
import type { DashboardDto, DecisionLine } from '@/lib/features/reports/dashboard-dto';
import { decisionInShort } from '@/lib/wording/decision-short';

/** Today's new cases and who got them. */
export function TodayCard({ board }: { board: DashboardDto }) {
  const { cases, byAttorney, count } = board.newToday;
  const reasons = new Map(firstDecisionsOfToday(board).map((one) => [one.case.id, inShort(one)]));
  return (
    <Card
      title="New today"
      description={byAttorney.length > 0 ? <Shares shares={byAttorney} /> : undefined}
      footer={
        count > cases.length ? (
          <TextLink href={`/cases?openedFrom=${board.today}&openedTo=${board.today}`}>
            All {count} of today
          </TextLink>
        ) : null
      }
      flush
    >
      {cases.length > 0 ? (
        <CaseLines
          label="Cases of today"
          lines={cases}
          show="attorney"
          today={board.today}
          noteOf={({ id }) => reasons.get(id)}
        />
      ) : (
        <EmptyState
          title="No new case today"
          description="What is added, imported or sent by another system appears here at once, with its attorney."
        />
      )}
    </Card>
  );
}

function Shares({ shares }: { shares: DashboardDto['newToday']['byAttorney'] }) {
  return shares.map(({ attorney, count }, index) => (
    <Fragment key={attorney.id}>
      {index > 0 ? ', ' : ''}
      <bdi>{attorney.name}</bdi> {count}
    </Fragment>
  ));
}

function inShort({ reason, attorney, by }: DecisionLine): string {
  return decisionInShort({ reason, attorneyName: attorney?.name ?? null, by });
}

/** The decisions that the cases of today already show: by the rules, and still as they said. */
function firstDecisionsOfToday({ newToday, recentDecisions }: DashboardDto) {
  const holders = new Map(newToday.cases.map(({ id, attorney }) => [id, attorney?.id ?? null]));
  return recentDecisions.filter(
    (one) => one.reason !== 'manual' && holders.get(one.case.id) === (one.attorney?.id ?? null),
  );
}

/** The last decisions that the cases of today do not show, each with its reason. */
export function DecisionsCard({ board, title }: { board: DashboardDto; title: string }) {
  const { timeZone, at } = board;
  const told = new Set(firstDecisionsOfToday(board));
  const decisions = board.recentDecisions.filter((one) => !told.has(one));
  if (decisions.length === 0) return null;
  return (
    <Card title={title} flush>
      <ul className="divide-y divide-line">
        {decisions.map((decision) => (
          <li key={decision.id} className="grid gap-0.5 px-4 py-2.5 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <TextLink href={`/cases/${decision.case.id}`} className="font-medium">
                {decision.case.number} · <bdi>{decision.client.name}</bdi>
              </TextLink>
              <span className="text-xs text-ink-3">
                <RelativeTime value={decision.at} now={at} timeZone={timeZone} />
              </span>
            </div>
            <p className="text-ink-2">{inShort(decision)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
