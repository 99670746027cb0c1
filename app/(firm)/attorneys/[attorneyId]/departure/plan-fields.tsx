'use client';

import { useInBrowser } from '@/components/ui/use-in-browser';
import { packPlan, type PackedMove } from '@/lib/contracts/packed-plan';

/** What the form of a departure sends of its moves. Drawn in the browser only: a page has it once. */
export function PlanFields({ moves }: { moves: readonly PackedMove[] }) {
  if (!useInBrowser()) return null;
  return Object.entries(packPlan(moves)).map(([name, text]) => (
    <input key={name} type="hidden" name={`plan.${name}`} value={text} />
  ));
}
