import { problemId } from './field-mark';
import { Alert } from '@/components/ui/alert';
import { TextLink } from '@/components/ui/link';
import type { Refusal } from './result-or-error';

/** Why what the address asks for cannot be shown; the fields that it lies in point here. */
export function RefusalAlert({
  title,
  refusal: { problems },
  instead,
}: {
  title: string;
  refusal: Refusal;
  /** A way on that always works. */
  instead: { href: string; label: string };
}) {
  return (
    <Alert tone="bad" title={title}>
      <ul className="grid gap-0.5">
        {problems.map(({ field, text }) => (
          <li key={field} id={problemId(field)}>
            {text}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <TextLink href={instead.href}>{instead.label}</TextLink>
      </p>
    </Alert>
  );
}
