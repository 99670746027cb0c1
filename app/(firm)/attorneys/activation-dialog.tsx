import { activationQuestion } from './activation-question';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { pageAct } from '@/components/ui/page-act';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { changeAttorneyAction } from './actions';

/** The button that takes an attorney off new cases, or back on, after saying what follows. */
export function ActivationDialog({
  attorney,
}: {
  attorney: Pick<AttorneyDto, 'id' | 'name' | 'active' | 'openCases' | 'activeCases' | 'version'>;
}) {
  const { name, active } = attorney;
  const verb = active ? 'Deactivate' : 'Activate';
  return (
    <ConfirmDialog
      trigger={
        <Button
          variant={active ? 'danger-quiet' : 'secondary'}
          aria-label={`${verb} ${name}`}
          {...pageAct(`${verb} ${name}`, active ? 'pause now stop new cases' : 'go on new cases')}
        >
          {verb}
        </Button>
      }
      {...activationQuestion(attorney)}
      action={changeAttorneyAction}
    />
  );
}
