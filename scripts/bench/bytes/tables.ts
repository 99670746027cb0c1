import type { DocumentBytes } from './document-bytes';
import { limitOf } from './limits';

/** What the document of a page weighs, and costs. */
export interface PageWeight {
  readonly name: string;
  readonly bytes: DocumentBytes;
  /** Processor time of the server's process for one. */
  readonly serverMs: number;
}

const PARTS = ['markup', 'classes', 'pictures', 'styles', 'flight', 'scripts'] as const;

/** The table of docs/performance.md, the heaviest first; kB are of 1,000 bytes. */
export function tableOf(weights: readonly PageWeight[]): string {
  const head = ['page', 'kB', ...PARTS, 'processor ms', 'limit'];
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  const lines = weights
    .toSorted((a, b) => b.bytes.total - a.bytes.total)
    .map(({ name, bytes, serverMs }) => {
      const limit = limitOf(name);
      return [
        name,
        kB(bytes.total),
        ...PARTS.map((part) => kB(bytes[part])),
        serverMs.toFixed(0),
        `${kB(limit)}${bytes.total > limit ? ' (over)' : ''}`,
      ];
    });
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
