import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { invalidField } from '@/lib/shared/errors';

/** Someone of the roster, as a file may name them. */
export interface NamedAttorney {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
}

/**
 * Whom a cell names: by e-mail address, else by name, whatever its case.
 * @throws AppError `validation-failed` where it is no one, or more than one
 */
export function findAttorney(
  roster: readonly NamedAttorney[],
  text: string,
  column: 'attorney' | 'coverAttorney' | 'pastHolders' = 'attorney',
): NamedAttorney {
  const wanted = text.trim().toLowerCase();
  const byEmail = roster.find(({ email }) => email.toLowerCase() === wanted);
  if (byEmail) return byEmail;
  const [found, another] = roster.filter(({ name }) => name.toLowerCase() === wanted);
  if (found && !another) return found;
  throw invalidField(
    column,
    another
      ? `There are two attorneys called ${JSON.stringify(text)}. Give the e-mail address instead.`
      : `There is no attorney ${JSON.stringify(text)}. Bring the attorneys in first, or correct the cell.`,
  );
}

/** Everyone whom a cell may name. */
export function readRoster(tx: FirmTx, firmId: string): Promise<NamedAttorney[]> {
  return tx.attorney.findMany({
    where: { firmId },
    select: { id: true, name: true, email: true, timeZone: true },
  });
}
