import { Check } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { formatNumber } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Table, Td, Th } from '@/components/ui/table';
import { TooltipGrid, TooltipGridCell } from '@/components/ui/tooltip-grid';
import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';
import { FACTOR_NAMES } from '@/lib/wording/labels';
import { RankingFold, UNFOLDS_STYLES } from './ranking-fold';
import { decidingCode, marginOf, rankingModel, type RankingModel } from './ranking-model';
import { scoreOf, standingOf } from './ranking-standing';
import { RankingValue } from './ranking-value';
import { FACTOR_NOTES } from './ranking-labels';
import { UtilizationChange } from '@/app/(firm)/cases/utilization-change';

interface RankingTableProps {
  /** The eligible attorneys, best first. */
  ranked: readonly LabelledCandidate[];
  chosenId: string | null;
  /** Draws no more than so many, and the chosen one. */
  most?: number;
  /** Where the others can be read. */
  moreHref?: string;
  /** Whether the first came first by other means than the values, as the client's last attorney. */
  isPreferred?: boolean;
}

/**
 * The eligible attorneys in the order of the rules, with every number that was compared, a bar for
 * each, and its sentence on hover, focus and tap. Under balanced the numbers are costs that add up;
 * under the other strategies the values themselves, in the order in which they are compared.
 */
export function RankingTable({
  ranked,
  chosenId,
  most,
  moreHref,
  isPreferred = false,
}: RankingTableProps) {
  const shown = ranked.filter(
    ({ attorneyId }, index) => most === undefined || index < most || attorneyId === chosenId,
  );
  const model = rankingModel(ranked, shown);
  const caption = model.isCost
    ? 'Eligible attorneys by total points, fewest first; every factor adds to them'
    : 'Eligible attorneys in the order of the rules, with the values compared';
  return (
    <TooltipGrid className="border-t border-line">
      <Table
        role="table"
        caption={caption}
        className="table-fixed print:text-xs print:leading-tight"
      >
        <Head model={model} />
        <tbody role="rowgroup" className="[&>tr:last-child>*]:border-b-0">
          {shown.map((candidate, index) => (
            <Row
              key={candidate.attorneyId}
              candidate={candidate}
              model={model}
              margin={marginOf(candidate, ranked)}
              standing={standingOf(candidate, ranked, isPreferred)}
              decided={model.isCost || isPreferred ? null : decidingCode(candidate, ranked)}
              isChosen={candidate.attorneyId === chosenId}
              isFirst={index === 0}
            />
          ))}
        </tbody>
      </Table>
      {moreHref && shown.length < ranked.length ? (
        <p className="border-t border-line px-4 py-2 text-sm">
          <TextLink href={moreHref}>
            {ranked.length - shown.length} more in the whole record
          </TextLink>
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

/** On a phone each row is a line with the name and the score, which unfolds a line for each number. */
const ROW_STYLES = cn(
  'max-md:grid max-md:border-b max-md:border-line max-md:has-[details[open]]:pb-2.5',
  UNFOLDS_STYLES,
);
const LINE_STYLES = cn(
  'px-1.5 align-top last:pr-4 print:py-px max-md:flex max-md:items-center max-md:gap-3 max-md:border-0',
  'max-md:px-4 max-md:py-0 max-md:before:w-24 max-md:before:text-left',
  'card-label',
);

interface RowProps {
  candidate: LabelledCandidate;
  model: RankingModel;
  margin: string | null;
  standing: string | null;
  decided: RankedCode | null;
  isChosen: boolean;
  isFirst: boolean;
}

function Row(props: RowProps) {
  const { candidate, model, margin, decided, isChosen, isFirst } = props;
  const { codes, scales, isCost } = model;
  const byCode = new Map(candidate.factors.map((factor) => [factor.code, factor]));
  return (
    <tr role="row" data-tip-row className={cn(ROW_STYLES, isChosen && 'bg-accent-soft/60')}>
      <RowHead {...props} />
      {codes.map((code, index) => (
        <Td
          key={code}
          role="cell"
          align="end"
          data-label={FACTOR_NAMES[code].label}
          className={LINE_STYLES}
        >
          <RankingValue
            factor={byCode.get(code)}
            scale={scales.get(code) ?? 0}
            isDecided={decided === code}
            isFirst={isFirst && index === 0}
          />
        </Td>
      ))}
      {isCost ? (
        <Td role="cell" align="end" className="align-top print:py-px max-md:hidden">
          <span className="font-semibold">
            {candidate.totalCost === null ? '–' : formatNumber(candidate.totalCost)}
          </span>
          {margin ? (
            <span className="block text-xs text-ink-2 print:text-2xs print:leading-3">
              {margin}
            </span>
          ) : null}
        </Td>
      ) : null}
    </tr>
  );
}

/** The attorney; on phones with the score, and open for the chosen one and the rules' first. */
function RowHead({ candidate, model, margin, standing, isChosen, isFirst }: RowProps) {
  const { rank, name, utilizationBefore, utilizationAfter } = candidate;
  const utilized = (
    <>
      <UtilizationChange before={utilizationBefore} after={utilizationAfter} /> by weight
    </>
  );
  return (
    <Th
      role="rowheader"
      scope="row"
      aria-label={`${rank}. ${name}${isChosen ? ', chosen' : ''}`}
      className="align-top print:py-px max-md:border-0 max-md:p-0 max-md:first:pl-0"
    >
      <div className="max-md:hidden">
        <span className="mr-1.5 text-ink-3 tabular-nums">{rank}.</span>
        <bdi>{name}</bdi>
        {isChosen ? (
          <>
            <Check aria-label="chosen" className="ml-1.5 inline size-4 text-accent" />
            <span aria-hidden="true" className="ml-1.5 hidden font-normal print:inline">
              (chosen)
            </span>
          </>
        ) : null}
        <span className="block text-xs font-normal text-ink-3 print:text-2xs print:leading-3">
          {utilized}
        </span>
      </div>
      <RankingFold
        {...{ rank, name, isChosen, margin, standing }}
        score={scoreOf(candidate, model)}
        open={isChosen || isFirst}
      >
        <p className="px-4 pb-1 text-xs font-normal text-ink-3">{utilized}</p>
      </RankingFold>
    </Th>
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
