import type { FigureInput } from '@/lib/reports/figure-schema';

/** The address that lists the cases behind a figure. */
export function figureHref(input: FigureInput): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) query.set(name, value);
  }
  return `/reports/cases?${query.toString()}`;
}
