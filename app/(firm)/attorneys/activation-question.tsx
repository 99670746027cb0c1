import { plural } from '@/components/ui/format';
import type { AttorneyDto } from '@/lib/contracts/attorney';

type Activated = Pick<
  AttorneyDto,
  'id' | 'name' | 'active' | 'openCases' | 'activeCases' | 'version'
>;

/** What is asked before an attorney is taken off new cases, or put back on, and what is sent then. */
export function activationQuestion(attorney: Activated) {
  const { id, name, active, version } = attorney;
  const verb = active ? 'Deactivate' : 'Activate';
  return {
    title: `${verb} ${name}?`,
    description: active ? <Consequences attorney={attorney} /> : BACK,
    confirmLabel: verb,
    danger: active,
    hidden: { attorneyId: id, version, active: String(!active) },
  };
}

const BACK =
  'The rules may give them new cases from now on. Cases that are waiting are looked at again at once.';

function Consequences({ attorney: { openCases, activeCases } }: { attorney: Activated }) {
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
