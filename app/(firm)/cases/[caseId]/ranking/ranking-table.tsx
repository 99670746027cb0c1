'use client';

import { Check } from 'lucide-react';
import { formatNumber } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { RepeatedIcons } from '@/components/ui/repeated-icon';
import { Table, Th } from '@/components/ui/table';
import { TooltipGrid, TooltipGridCell } from '@/components/ui/tooltip-grid';
import { FACTOR_NAMES } from '@/lib/wording/labels';
import { RankingFold } from './ranking-fold';
import { FACTOR_NOTES } from './ranking-labels';
import { factorsOf, type RankingLine, type RankingLines } from './ranking-lines';
import type { RankingModel } from './ranking-model';
import { scoreOf } from './ranking-standing';
import { RankingValue } from './ranking-value';
import { UtilizationChange } from '@/app/(firm)/cases/utilization-change';

/**
 * The eligible attorneys in the order of the rules, with every number that was compared, a bar for
 * each, and its sentence on hover, focus and tap. Under balanced the numbers are costs that add up;
 * under the other strategies the values themselves, in the order in which they are compared. How it
 * looks is in ranking.css.
 */
export function RankingTable({
  ranking: { model, lines, more, isPreferred },
  moreHref,
}: {
  ranking: RankingLines;
  /** Where the others can be read. */
  moreHref?: string;
}) {
  const caption = model.isCost
    ? 'Eligible attorneys by total points, fewest first; every factor adds to them'
    : 'Eligible attorneys in the order of the rules, with the values compared';
  return (
    <TooltipGrid className="border-t border-line">
      <RepeatedIcons names={['chevron-down']} />
      <Table
        role="table"
        caption={caption}
        className="ranking table-fixed print:text-xs print:leading-tight"
      >
        <Head model={model} />
        <tbody role="rowgroup">
          {lines.map((line, index) => (
            <Row key={line.attorneyId} line={line} model={model} isFirst={index === 0} />
          ))}
        </tbody>
      </Table>
      {moreHref && more > 0 ? (
        <p className="border-t border-line px-4 py-2 text-sm">
          <TextLink href={moreHref}>{more} more in the whole record</TextLink>
        </p>
      ) : null}
      <Legend model={model} isPreferred={isPreferred} />
    </TooltipGrid>
  );
}

function Head({ model: { codes, isCost } }: { model: RankingModel }) {
  return (
    <thead role="rowgroup" className="max-md:hidden">
      <tr role="row" data-tip-row>
        <Th className="w-[28%] whitespace-normal print:w-[34%]">Attorney</Th>
        {codes.map((code, index) => (
          <Th key={code} align="end" className="px-1.5 whitespace-normal last:pr-4">
            <TooltipGridCell tip={FACTOR_NOTES[code]} className="text-right">
              {!isCost && index > 0 ? <span className="text-ink-3">then </span> : null}
              {FACTOR_NAMES[code].label}
            </TooltipGridCell>
          </Th>
        ))}
        {isCost ? (
          <Th align="end" className="w-[15%] whitespace-normal print:w-[17%]">
            Total points
          </Th>
        ) : null}
      </tr>
    </thead>
  );
}

interface RowProps {
  line: RankingLine;
  model: RankingModel;
  isFirst: boolean;
}

function Row({ line, model, isFirst }: RowProps) {
  const { codes, scales, isCost } = model;
  const { totalCost, margin, decided, isChosen } = line;
  const byCode = new Map(factorsOf(line, model).map((factor) => [factor.code, factor]));
  return (
    <tr role="row" data-tip-row className={isChosen ? 'chosen' : undefined}>
      <RowHead {...{ line, model, isFirst }} />
      {codes.map((code, index) => (
        <td key={code} role="cell" data-label={FACTOR_NAMES[code].label}>
          <RankingValue
            factor={byCode.get(code)}
            scale={scales.get(code) ?? 0}
            isDecided={decided === code}
            isFirst={isFirst && index === 0}
          />
        </td>
      ))}
      {isCost ? (
        <td role="cell" className="total">
          <span>{totalCost === null ? '–' : formatNumber(totalCost)}</span>
          {margin ? <span>{margin}</span> : null}
        </td>
      ) : null}
    </tr>
  );
}

/** The attorney; on phones with the score, and open for the chosen one and the rules' first. */
function RowHead({ line, model, isFirst }: RowProps) {
  const { rank, name, totalCost, utilizationBefore, utilizationAfter, isChosen } = line;
  const utilized = (
    <>
      <UtilizationChange before={utilizationBefore} after={utilizationAfter} /> by weight
    </>
  );
  return (
    <th role="rowheader" scope="row" aria-label={`${rank}. ${name}${isChosen ? ', chosen' : ''}`}>
      <div className="in-full">
        <span>{rank}.</span>
        <bdi>{name}</bdi>
        {isChosen ? (
          <>
            <Check aria-label="chosen" className="ml-1.5 inline size-4 text-accent" />
            <span aria-hidden="true" className="ml-1.5 hidden font-normal print:inline">
              (chosen)
            </span>
          </>
        ) : null}
        <span>{utilized}</span>
      </div>
      <RankingFold
        line={line}
        score={scoreOf({ totalCost, factors: factorsOf(line, model) }, model)}
        open={isChosen || isFirst}
      >
        <p>{utilized}</p>
      </RankingFold>
    </th>
  );
}

function Legend({
  model: { isCost, silent },
  isPreferred,
}: {
  model: RankingModel;
  isPreferred: boolean;
}) {
  const words = [
    isCost
      ? 'A longer bar is more points, a hatched one is taken off. Fewest points come first.'
      : 'Compared from left to right; a value counts only where those before it are level.',
    isCost || isPreferred ? null : 'Underlined: where somebody fell behind the first.',
    isPreferred ? 'The client’s last attorney comes first, whatever the values are.' : null,
    silent.length > 0
      ? `Zero for everybody: ${silent.map((code) => FACTOR_NAMES[code].inSentence).join(', ')}.`
      : null,
  ].filter((text) => text !== null);
  return (
    <p className="border-t border-line px-4 py-2 text-xs text-ink-3 print:py-0.5 print:text-2xs print:leading-tight">
      {words.join(' ')}
      <span data-print="hide">
        {' '}
        Hover, tap or go with the arrow keys for the reason of a number.
      </span>
    </p>
  );
}
