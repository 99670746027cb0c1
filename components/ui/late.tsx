'use client';

import { lazy, useState, type ComponentType } from 'react';

/** Code that comes on demand: `load` fetches it, `part` makes a component of something in it. */
export interface LateCode<M> {
  readonly load: () => Promise<M>;
  readonly part: <P extends object>(pick: (code: M) => ComponentType<P>) => ComponentType<P>;
}

/**
 * As React's `lazy`, but drawn at once where the code has come before. What is `lazy` waits the first
 * time in any case, and what waits is held back for up to 300 ms, for each part of a panel once more.
 */
export function late<M>(fetchCode: () => Promise<M>): LateCode<M> {
  let code: M | undefined;
  const load = async () => (code = await fetchCode());
  return {
    load,
    part: (pick) => {
      const Waiting = lazy(async () => ({ default: pick(await load()) }));
      return function Late(props) {
        // Chosen once: another one would begin anew what has been typed meanwhile.
        const [Drawn] = useState(() => (code === undefined ? Waiting : pick(code)));
        return <Drawn {...props} />;
      };
    },
  };
}
