'use client';

import { Columns3 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { asRoute, Link } from './link';
import { Popover } from './popover';

/** What the parameter says when no column is chosen: an empty one would be dropped. */
const NO_COLUMNS = 'none';

/** A column that may be shown or not. */
export interface ChoosableColumn {
  id: string;
  header: string;
}

/**
 * The choice of a table's columns. The address holds it, as `name=a.b.c`, so that a link shows the
 * same table; `address` is the rest of it, and without the parameter the usual columns show.
 */
export function ColumnChooser({
  columns,
  shown,
  name,
  address,
}: {
  columns: readonly ChoosableColumn[];
  shown: readonly string[];
  name: string;
  address: string;
}) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const [chosen, choose] = useOptimistic(shown);

  function toggle(id: string) {
    const next = columns
      .map((column) => column.id)
      .filter((other) => (other === id ? !chosen.includes(id) : chosen.includes(other)));
    const separator = address.includes('?') ? '&' : '?';
    startTransition(() => {
      choose(next);
      router.replace(asRoute(`${address}${separator}${name}=${next.join('.') || NO_COLUMNS}`), {
        scroll: false,
      });
    });
  }

  return (
    <Popover
      label="Columns"
      align="end"
      className="w-56"
      trigger={
        <Button size="sm">
          <Columns3 aria-hidden="true" />
          Columns
        </Button>
      }
    >
      <fieldset className="grid">
        <legend className="sr-only">Columns to show</legend>
        {columns.map(({ id, header }) => (
          <Checkbox
            key={id}
            label={header}
            checked={chosen.includes(id)}
            onChange={() => toggle(id)}
          />
        ))}
      </fieldset>
      <Link
        href={address}
        scroll={false}
        replace
        className="mt-1 inline-block rounded-sm text-sm text-accent underline underline-offset-2"
      >
        Usual columns
      </Link>
    </Popover>
  );
}
