'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { asRoute } from './link';
import { Select } from './select';

/** How many rows a page of a list shows; `hrefs` has the address for each size. */
export function PageSize({
  size,
  hrefs,
}: {
  size: number;
  hrefs: Readonly<Record<string, string>>;
}) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <label className="inline-flex items-center gap-2 text-sm whitespace-nowrap text-ink-2">
      Rows a page
      <Select
        value={String(size)}
        aria-busy={pending}
        options={Object.keys(hrefs).map((value) => ({ value, label: value }))}
        onChange={(event) => {
          const href = hrefs[event.target.value];
          if (href) startTransition(() => router.replace(asRoute(href), { scroll: false }));
        }}
      />
    </label>
  );
}
