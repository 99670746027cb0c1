/** A page, or another answer that people wait for: the services behind it, called as it does. */
export interface Page {
  readonly name: string;
  /** The page or route handler that reads this, as `app/` names it. */
  readonly route: string;
  readonly open: () => Promise<unknown>;
}

/** Reads an export to its end; answers how much there was. */
export async function readAll(batches: AsyncIterable<readonly unknown[]>): Promise<number> {
  let count = 0;
  for await (const batch of batches) count += batch.length;
  return count;
}
