import type { RuleChangeDto } from '@/lib/contracts/rules';
import { changeSubject, changeValue } from './labels';

/** What a rule set does, one sentence after the other. */
export function RuleSentences({ sentences }: { sentences: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1.5 pl-4 text-sm text-ink-2 marker:text-ink-3">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

/** What one version changed: each thing, what it was and what it is. */
export function ChangeList({ changes }: { changes: readonly RuleChangeDto[] }) {
  return (
    <ul className="grid gap-1 text-sm">
      {changes.map(({ path, from, to }) => (
        <li key={path}>
          <span className="text-ink-2">{changeSubject(path)}:</span>{' '}
          <del className="text-ink-3">
            <span className="sr-only">was </span>
            {changeValue(from)}
          </del>{' '}
          <span aria-hidden="true">→</span>{' '}
          <ins className="font-medium no-underline">
            <span className="sr-only">now </span>
            {changeValue(to)}
          </ins>
        </li>
      ))}
    </ul>
  );
}
