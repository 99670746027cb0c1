'use client';

import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { Badge } from '@/components/ui/badge';
import { buttonStyles } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { formatDay, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { cn } from '@/components/ui/cn';
import type { DepartureCaseDto } from '@/lib/contracts/departure';
import type { DepartureReviewDto, ReviewedCaseDto } from '@/lib/features/planning/dto';
import { visaTypeLabel } from '@/lib/wording/labels';
import { standingAgainst } from './departure-choices';
import { NewHolder } from './new-holder';
import { whyNoOne } from './staying-messages';
import type { DepartureDecided } from './use-departure-choices';

interface DepartureCasesProps {
  review: DepartureReviewDto;
  decided: DepartureDecided;
  /** Turns the pages; nothing where there is one. */
  pages: ReactNode;
}

/**
 * One page of the open cases with whom they would go to, most pressing first; then those that no one
 * can take, under their reason. On phones a line each, whose details and choice unfold.
 */
export function DepartureCases({ review, decided, pages }: DepartureCasesProps) {
  const { attorney, shown, groups } = review;
  const takeable = shown.filter(({ group }) => group === null);
  const onPage = new Set(shown.map(({ caseId }) => caseId));
  const elsewhere = decided.againstRules.filter(({ caseId }) => !onPage.has(caseId));
  const rowOf = (one: ReviewedCaseDto) => (
    <CaseRow key={one.caseId} one={one} holder={attorney.name} decided={decided} />
  );
  return (
    <Card
      title="Cases"
      description="In the order of the waiting line, each as the rules would choose after the ones above it."
      flush
    >
      {pages}
      <Table caption={`Open cases of ${attorney.name} and who takes them`}>
        <thead className="max-md:sr-only">
          <tr>
            <Th>Hand over</Th>
            <Th>Case</Th>
            <Th className="md:hidden">Goes to</Th>
            <Th>Stage</Th>
            <Th>Deadline</Th>
            <Th>New holder</Th>
          </tr>
        </thead>
        {elsewhere.length > 0 ? (
          <tbody>
            <GroupHead title="Chosen against the rules on other pages" cases={elsewhere.length} />
            {elsewhere.map(rowOf)}
          </tbody>
        ) : null}
        {takeable.length > 0 ? <tbody>{takeable.map(rowOf)}</tbody> : null}
        {groups.map(({ reasons, cases }, place) => {
          const staying = shown.filter(({ group }) => group === place);
          if (staying.length === 0) return null;
          const title = whyNoOne(reasons);
          return (
            <tbody key={title}>
              <GroupHead title={title} cases={cases} />
              {staying.map(rowOf)}
            </tbody>
          );
        })}
      </Table>
    </Card>
  );
}

/** What the cases below have in common, once for all of them. */
function GroupHead({ title, cases }: { title: string; cases: number }) {
  return (
    <tr className="break-after-avoid max-md:block">
      <th
        scope="rowgroup"
        colSpan={6}
        className="border-b border-line bg-warn-soft/40 px-4 py-2 text-left font-medium max-md:block"
      >
        {title} <span className="font-normal text-ink-2">– {plural(cases, 'case')}</span>
      </th>
    </tr>
  );
}

interface CaseRowProps {
  one: ReviewedCaseDto;
  holder: string;
  decided: DepartureDecided;
}

function CaseRow({ one, holder, decided }: CaseRowProps) {
  const { caseId, number, clientName, visaType, complexity, stage, deadline, eligible } = one;
  const fallback = one.proposedAttorney?.id ?? eligible[0]?.id ?? null;
  const chosen = decided.choices[caseId] ?? null;
  const [unfolded, setUnfolded] = useState(false);
  // What asks for a reason must be in sight.
  const isOpen = unfolded || standingAgainst(one, chosen).length > 0;
  const folded = isOpen ? '' : 'max-md:hidden';
  return (
    <tr className={cn('card max-md:border-b max-md:border-line', !chosen && 'text-ink-2')}>
      <Td className="card-cell max-md:first:w-auto">
        <input
          type="checkbox"
          aria-label={`Hand over case ${number}`}
          checked={chosen !== null}
          disabled={(chosen ?? fallback) === null}
          onChange={({ target }) => decided.choose(one, target.checked ? fallback : null)}
          className="size-4 cursor-pointer rounded-sm accent-accent disabled:cursor-not-allowed"
        />
      </Td>
      <Td className="card-cell max-md:min-w-0 max-md:flex-1">
        <span className="inline-flex flex-wrap items-center gap-x-2 max-md:min-w-0">
          <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink>
          <bdi className="min-w-0 font-medium max-md:truncate">{clientName}</bdi>
          <span className={cn('text-ink-2', folded)}>
            {visaTypeLabel(visaType)}, complexity {complexity}
          </span>
          <PriorityBadge priority={one.priority} />
          {one.coveredFor ? (
            <Badge tone="info">
              Returns to <bdi>{one.coveredFor.name}</bdi>
            </Badge>
          ) : null}
        </span>
      </Td>
      <Td className="card-cell md:hidden">
        <Unfold {...{ one, chosen, isOpen }} onToggle={() => setUnfolded(!isOpen)} />
      </Td>
      <Td className={cn('card-cell max-md:w-full', folded)}>
        <StageBadge stage={stage} />
      </Td>
      <Td className={cn('card-cell md:whitespace-nowrap', folded)}>
        {deadline ? formatDay(deadline) : null}
      </Td>
      <Td className={cn('card-cell max-md:w-full', folded)}>
        <NewHolder {...{ one, holder, decided }} />
      </Td>
    </tr>
  );
}

/** On phones: who takes the case, and the way to its details. */
function Unfold({
  one: { number, eligible, excluded },
  chosen,
  isOpen,
  onToggle,
}: {
  one: DepartureCaseDto;
  chosen: string | null;
  isOpen: boolean;
  onToggle: () => void;
}) {
  const taker = [...eligible, ...excluded].find(({ id }) => id === chosen)?.name ?? 'Stays';
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-label={`${taker}: details of case ${number}`}
      onClick={onToggle}
      className={cn(buttonStyles({ variant: 'quiet', size: 'sm' }), 'max-w-36 px-1.5')}
    >
      <span className="truncate">{taker}</span>
      <ChevronDown
        aria-hidden="true"
        className={cn('transition-transform', isOpen && 'rotate-180')}
      />
    </button>
  );
}
