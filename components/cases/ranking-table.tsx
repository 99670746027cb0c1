import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Table, TableBox, Td, Th } from '@/components/ui/table';
import { formatNumber } from '@/components/ui/format';
import type { CandidateResult } from '@/lib/assignment/core';
import { UtilizationChange } from './utilization-change';
import { FACTOR_WORDS } from './words';

/**
 * The eligible attorneys in the order of the rules, with every number that was compared. Under
 * balanced the numbers are costs that add up; under the other strategies the values themselves.
 */
export function RankingTable({
  ranked,
  chosenId,
}: {
  ranked: readonly CandidateResult[];
  chosenId: string | null;
}) {
  const factors = ranked.flatMap((candidate) => candidate.factors);
  const all = [...new Set(factors.map(({ code }) => code))];
  // A factor that cost nobody anything would only make the table wider.
  const codes = all.filter((code) => factors.some((one) => one.code === code && one.points !== 0));
  const silent = all.filter((code) => !codes.includes(code));
  const hasCost = ranked.some(({ totalCost }) => totalCost !== null);
  return (
    <>
      <TableBox label="Ranking" className="border-t border-line">
        <Table
          caption={
            hasCost
              ? 'Eligible attorneys by total cost, lowest first; every factor adds to the cost'
              : 'Eligible attorneys in the order of the rules, with the values compared'
          }
        >
          <thead>
            <tr>
              <Th align="end">Rank</Th>
              <Th>Attorney</Th>
              {codes.map((code) => (
                <Th key={code} align="end">
                  {FACTOR_WORDS[code]}
                </Th>
              ))}
              {hasCost ? <Th align="end">Total cost</Th> : null}
              <Th align="end">Utilization change</Th>
            </tr>
          </thead>
          <tbody className="[&>tr:last-child>*]:border-b-0">
            {ranked.map((candidate) => (
              <Row
                key={candidate.attorneyId}
                candidate={candidate}
                codes={codes}
                hasCost={hasCost}
                isChosen={candidate.attorneyId === chosenId}
              />
            ))}
          </tbody>
        </Table>
      </TableBox>
      {silent.length > 0 ? (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-3">
          Zero for everybody: {silent.map((code) => FACTOR_WORDS[code].toLowerCase()).join(', ')}.
        </p>
      ) : null}
    </>
  );
}

function Row({
  candidate,
  codes,
  hasCost,
  isChosen,
}: {
  candidate: CandidateResult;
  codes: readonly CandidateResult['factors'][number]['code'][];
  hasCost: boolean;
  isChosen: boolean;
}) {
  const { rank, name, factors, totalCost, utilizationBefore, utilizationAfter } = candidate;
  const byCode = new Map(factors.map((factor) => [factor.code, factor]));
  return (
    <tr className={cn(isChosen && 'bg-accent-soft/60')}>
      <Td align="end">{rank}</Td>
      <Th scope="row" className="whitespace-nowrap">
        <bdi>{name}</bdi>
        {isChosen ? (
          <Check aria-label="chosen" className="ml-1.5 inline size-4 text-accent" />
        ) : null}
      </Th>
      {codes.map((code) => {
        const factor = byCode.get(code);
        return (
          <Td key={code} align="end">
            <span title={factor?.detail}>{factor ? formatNumber(factor.points) : '–'}</span>
          </Td>
        );
      })}
      {hasCost ? (
        <Td align="end" className="font-medium">
          {totalCost === null ? '–' : formatNumber(totalCost)}
        </Td>
      ) : null}
      <Td align="end">
        <UtilizationChange before={utilizationBefore} after={utilizationAfter} />
      </Td>
    </tr>
  );
}
