/**
 * The document's title: what the tab, the history and a screen reader call the page. Rendered with
 * the page rather than exported as `metadata`: Next mounts metadata anew with every answer, and the
 * document has no title until its part of the stream has come (decision 0026).
 */
export function DocumentTitle({ children }: { children: string }) {
  return <title>{`${children} · Evenhand`}</title>;
}
