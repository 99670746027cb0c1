import type { CSSProperties, ReactNode } from 'react';

/**
 * Where the parts of a case stand. They come in the order in which a phone shows them and the Tab
 * key goes: on wide screens holder and facts stand beside the rest, the facts beside decision and
 * history together, so that neither a short decision nor a long one leaves a gap.
 */
export function Board({
  lead,
  stage,
  holder,
  decision,
  facts,
  history,
}: {
  /** Comes before all else, over the whole width: what was just done. */
  lead: ReactNode;
  stage: ReactNode;
  holder: ReactNode;
  decision: ReactNode;
  facts: ReactNode;
  history: ReactNode;
}) {
  return (
    <div
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-flow-dense lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[repeat(var(--rows),auto)_1fr]"
      style={{ '--rows': lead ? 3 : 2 } as CSSProperties}
    >
      {lead ? <div className="min-w-0 lg:col-span-2">{lead}</div> : null}
      <div className="grid lg:col-start-1 lg:h-full">{stage}</div>
      <div className="grid lg:col-start-2 lg:h-full">{holder}</div>
      {decision ? <div className="min-w-0 lg:col-start-1">{decision}</div> : null}
      <div className="grid gap-5 lg:col-start-2 lg:row-span-2">{facts}</div>
      <div className="min-w-0 lg:col-start-1">{history}</div>
    </div>
  );
}
