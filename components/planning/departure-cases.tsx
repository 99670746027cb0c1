'use client';

import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { visaTypeLabel } from '@/components/cases/words';
import { Badge } from '@/components/ui/badge';
import { buttonStyles } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { formatDay } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { CARD_CELL_STYLES, CARD_STYLES, Table, Td, Th } from '@/components/ui/table';
import { cn } from '@/components/ui/cn';
import type { DepartureCaseDto } from '@/lib/planning/dto';
import type { Choices } from './departure-choices';

interface DepartureCasesProps {
  cases: readonly DepartureCaseDto[];
  /** Name of who leaves. */
  holder: string;
  choices: Choices;
  onChoose: (caseId: string, attorneyId: string | null) => void;
}

/**
 * Every open case with whom it would go to, most pressing first. On phones a line each, whose details
 * and choice unfold.
 */
export function DepartureCases({ cases, holder, choices, onChoose }: DepartureCasesProps) {
  return (
    <Card
      title="Cases"
      description="In the order of the waiting line, each as the rules would choose after the ones above it."
      flush
    >
      <Table caption={`Open cases of ${holder} and who takes them`}>
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
        <tbody>
          {cases.map((one) => (
            <CaseRow
              key={one.caseId}
              one={one}
              holder={holder}
              chosen={choices[one.caseId] ?? null}
              onChoose={(attorneyId) => onChoose(one.caseId, attorneyId)}
            />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

interface CaseRowProps {
  one: DepartureCaseDto;
  holder: string;
  chosen: string | null;
  onChoose: (attorneyId: string | null) => void;
}

function CaseRow({ one, holder, chosen, onChoose }: CaseRowProps) {
  const { caseId, number, clientName, visaType, complexity, stage, deadline, eligible } = one;
  const fallback = one.proposedAttorney?.id ?? eligible[0]?.id ?? null;
  const [unfolded, setUnfolded] = useState(false);
  const folded = unfolded ? '' : 'max-md:hidden';
  return (
    <tr className={cn(CARD_STYLES, 'max-md:border-b max-md:border-line', !chosen && 'text-ink-2')}>
      <Td className={cn(CARD_CELL_STYLES, 'max-md:first:w-auto')}>
        <input
          type="checkbox"
          aria-label={`Hand over case ${number}`}
          checked={chosen !== null}
          disabled={fallback === null}
          onChange={({ target }) => onChoose(target.checked ? fallback : null)}
          className="size-4 cursor-pointer rounded-sm accent-accent disabled:cursor-not-allowed"
        />
      </Td>
      <Td className={cn(CARD_CELL_STYLES, 'max-md:min-w-0 max-md:flex-1')}>
        <span className="inline-flex flex-wrap items-center gap-x-2 max-md:min-w-0">
          <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink>
          <bdi className="min-w-0 font-medium max-md:truncate">{clientName}</bdi>
          <span className={cn('text-ink-2', folded)}>
            {visaTypeLabel(visaType)}, complexity {complexity}
          </span>
          <PriorityBadge priority={one.priority} />
          {one.coveredFor ? <Badge tone="info">Returns to {one.coveredFor.name}</Badge> : null}
        </span>
      </Td>
      <Td className={cn(CARD_CELL_STYLES, 'md:hidden')}>
        <Unfold {...{ one, chosen, unfolded }} onToggle={() => setUnfolded(!unfolded)} />
      </Td>
      <Td className={cn(CARD_CELL_STYLES, folded)}>
        <StageBadge stage={stage} />
      </Td>
      <Td className={cn(CARD_CELL_STYLES, 'whitespace-nowrap', folded)}>
        {deadline ? formatDay(deadline) : null}
      </Td>
      <Td className={cn(CARD_CELL_STYLES, 'max-md:w-full', folded)}>
        <NewHolder {...{ one, holder, chosen, onChoose }} />
      </Td>
    </tr>
  );
}

/** On phones: who takes the case, and the way to its details. */
function Unfold({
  one: { number, eligible },
  chosen,
  unfolded,
  onToggle,
}: {
  one: DepartureCaseDto;
  chosen: string | null;
  unfolded: boolean;
  onToggle: () => void;
}) {
  const taker = eligible.find(({ id }) => id === chosen)?.name ?? 'Stays';
  return (
    <button
      type="button"
      aria-expanded={unfolded}
      aria-label={`${taker}: details of case ${number}`}
      onClick={onToggle}
      className={cn(buttonStyles({ variant: 'quiet', size: 'sm' }), 'max-w-36 px-1.5')}
    >
      <span className="truncate">{taker}</span>
      <ChevronDown
        aria-hidden="true"
        className={cn('transition-transform', unfolded && 'rotate-180')}
      />
    </button>
  );
}

function NewHolder({ one, holder, chosen, onChoose }: CaseRowProps) {
  if (one.eligible.length === 0) {
    return (
      <div className="min-w-0">
        <span className="font-medium text-warn">Nobody is eligible: stays with {holder}</span>
        <Why text={one.reason} />
      </div>
    );
  }
  return (
    <div className="grid min-w-0 gap-1">
      <Select
        aria-label={`New holder of case ${one.number}`}
        options={one.eligible.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={`Leave it with ${holder}`}
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
        className="min-w-48"
      />
      {chosen === one.proposedAttorney?.id ? <Why text={one.reason} /> : null}
    </div>
  );
}

function Why({ text }: { text: string }) {
  return <p className="max-w-md text-xs text-ink-2">{text}</p>;
}
