'use client';

import { useSyncExternalStore } from 'react';
import { packPlan, type PackedMove } from '@/lib/contracts/packed-plan';

/** What the form of a departure sends of its moves. Drawn in the browser only: a page has it once. */
export function PlanFields({ moves }: { moves: readonly PackedMove[] }) {
  const hasScripts = useSyncExternalStore(noChanges, inBrowser, onServer);
  if (!hasScripts) return null;
  return Object.entries(packPlan(moves)).map(([name, text]) => (
    <input key={name} type="hidden" name={`plan.${name}`} value={text} />
  ));
}

const noChanges = () => () => undefined;
const inBrowser = () => true;
const onServer = () => false;
