/** One block a code, one line an audience. */
export function besides(told: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  return Object.entries(told)
    .map(([code, audiences]) =>
      [code, ...Object.entries(audiences).map(([who, words]) => `  ${who}: ${words}`)].join('\n'),
    )
    .join('\n');
}

/** The same record with a value made of each. */
export function mapEach<K extends string, V, R>(
  record: Readonly<Record<K, V>>,
  make: (value: V, key: K) => R,
): Record<K, R> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, make(value, key as K)]);
  return Object.fromEntries(entries) as Record<K, R>;
}
