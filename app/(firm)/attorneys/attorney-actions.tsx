import { MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { Link } from '@/components/ui/link';
import type { RosterAttorney, RosterRights } from './roster/roster-types';

/** The items of the menu that a row of the roster ends in. */
export function AttorneyActions({
  attorney: { id, active, openCases },
  rights: { manage, handOff },
  onActivation,
}: {
  attorney: RosterAttorney;
  rights: RosterRights;
  onActivation: () => void;
}) {
  return (
    <>
      <MenuItem asChild>
        <Link href={`/attorneys/${id}`}>Open</Link>
      </MenuItem>
      {manage ? (
        <MenuItem asChild>
          <Link href={`/attorneys/${id}/edit`}>Change</Link>
        </MenuItem>
      ) : null}
      {handOff && openCases > 0 ? (
        <MenuItem asChild>
          <Link href={`/attorneys/${id}/departure`}>Departure</Link>
        </MenuItem>
      ) : null}
      {manage ? (
        <>
          <MenuSeparator />
          <MenuItem danger={active} aria-haspopup="dialog" onClick={onActivation}>
            {active ? 'Deactivate' : 'Activate'}
          </MenuItem>
        </>
      ) : null}
    </>
  );
}
