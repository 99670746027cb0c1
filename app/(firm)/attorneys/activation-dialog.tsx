import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format';
import type { AttorneyDto } from '@/lib/attorneys/dto';
import { changeAttorneyAction } from './actions';

/** The button that takes an attorney off new cases, or back on, after saying what follows. */
export function ActivationDialog({
  attorney,
  size = 'md',
}: {
  attorney: Pick<AttorneyDto, 'id' | 'name' | 'active' | 'openCases' | 'activeCases' | 'version'>;
  size?: 'sm' | 'md';
}) {
  const { id, name, active, version } = attorney;
  const verb = active ? 'Deactivate' : 'Activate';
  return (
    <ConfirmDialog
      trigger={
        <Button
          size={size}
          variant={active && size === 'md' ? 'danger-quiet' : 'secondary'}
          aria-label={`${verb} ${name}`}
        >
          {verb}
        </Button>
      }
      title={`${verb} ${name}?`}
      description={active ? <Consequences attorney={attorney} /> : BACK}
      confirmLabel={verb}
      danger={active}
      action={changeAttorneyAction}
      hidden={{ attorneyId: id, version, active: String(!active) }}
    />
  );
}

const BACK =
  'The rules may give them new cases from now on. Cases that are waiting are looked at again at once.';

function Consequences({
  attorney: { openCases, activeCases },
}: {
  attorney: Pick<AttorneyDto, 'openCases' | 'activeCases'>;
}) {
  return (
    <>
      <p>They get no new cases from now on, neither by the rules nor by hand.</p>
      <p className="mt-2">
        {openCases === 0
          ? 'They hold no open cases.'
          : `They keep the ${plural(openCases, 'open case')} they hold (${activeCases} active) until somebody hands those off.`}
      </p>
    </>
  );
}
