import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { MovedCase, BacktestDto } from '@/lib/features/backtest/dto';
import { visaTypeLabel } from '@/lib/wording/labels';

/** The cases that a draft gives to someone else, the latest first, each with what decided. */
export function MovedCases({ moved: { total, items } }: Pick<BacktestDto, 'moved'>) {
  if (total === 0) return null;
  return (
    <details className="rounded-md border border-line text-sm">
      <summary className="px-3 py-2 font-medium">
        {plural(total, 'case changes', 'cases change')} hands
      </summary>
      <ul className="divide-y divide-line border-t border-line px-3">
        {items.map((item) => (
          <MovedItem key={item.id} item={item} />
        ))}
      </ul>
      {total > items.length ? (
        <p className="border-t border-line px-3 py-2 text-xs text-ink-3">
          The latest {items.length} of {total}.
        </p>
      ) : null}
    </details>
  );
}

function MovedItem({ item }: { item: MovedCase }) {
  const { id, number, client, visaType, complexity, before, after, why } = item;
  return (
    <li className="grid gap-0.5 py-2">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <TextLink href={`/cases/${id}`} target="_blank">
          #{number} <bdi>{client}</bdi>
          <span className="sr-only">, opens in a new tab</span>
        </TextLink>
        <span className="text-xs text-ink-3">
          {visaTypeLabel(visaType)}, complexity {complexity}
        </span>
      </p>
      <p>
        <span className="sr-only">From </span>
        <Whose person={before} /> <span aria-hidden="true">→</span>
        <span className="sr-only"> to </span> <Whose person={after} strong />
      </p>
      <p className="text-xs text-ink-2" dir="auto">
        {why}
      </p>
    </li>
  );
}

function Whose({ person, strong = false }: { person: MovedCase['before']; strong?: boolean }) {
  if (!person) return <span className="text-warn">waits</span>;
  return <bdi className={strong ? 'font-medium' : 'text-ink-2'}>{person.name}</bdi>;
}
