'use client';

import { AtRisk, CoverForm } from './cover-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { plural } from '@/components/ui/format';
import type { AbsenceDto, AffectedCaseDto } from '@/lib/contracts/absence';
import { planCovers } from '@/app/(firm)/attorneys/undoable';

/** The cases that an absence puts at risk, and who stands in for each. */
export function CoverReview({
  absence,
  cases,
  may,
  close,
}: {
  absence: AbsenceDto;
  cases: readonly AffectedCaseDto[];
  /** Whether the viewer may confirm covers. */
  may: boolean;
  close: () => void;
}) {
  const { name } = absence.attorney;
  const title = `${plural(cases.length, 'active case')} with a deadline in these days`;
  return (
    <div className="grid gap-3">
      <Alert tone="warn" title={title}>
        {may
          ? `A cover begins with the absence and returns to ${name} by itself when it is over. Whoever cannot take a case by then is replaced by the rules.`
          : 'Colleagues’ consent is asked for in this firm, so a manager confirms who covers them.'}
      </Alert>
      {may ? (
        <CoverForm
          action={planCovers}
          absence={absence}
          cases={cases}
          onCancel={close}
          onDone={close}
        />
      ) : (
        <>
          <ul className="grid gap-2 text-sm">
            {cases.map((one) => (
              <li key={one.caseId}>
                <AtRisk one={one} />
              </li>
            ))}
          </ul>
          <div>
            <Button variant="primary" onClick={close}>
              Done
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
