const CONSUMER_LABELS: Readonly<Record<string, string>> = { mail: 'Mail' };

/** What a consumer is called on the page. */
export function consumerLabel(name: string, label: string | null): string {
  return label ?? CONSUMER_LABELS[name] ?? name;
}

/** The kind of an event in words: `case-assigned` is `Case assigned`. */
export function kindLabel(kind: string): string {
  const words = kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
