import { CircleCheck, CircleDashed } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { hasPermission, type Permission, type Role } from '@/lib/platform/auth/permissions';
import type { FirmSetUp } from '@/lib/features/reports/dashboard-dto';

interface Step {
  title: string;
  text: string;
  href: string;
  action: string;
  permission: Permission;
  done: boolean;
}

/** What a new firm does first: each role sees the steps that are theirs, until all are done. */
export function FirstSteps({ setUp, role }: { setUp: FirmSetUp; role: Role }) {
  const steps = stepsFor(setUp).filter(({ permission }) => hasPermission(role, permission));
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  return (
    <Card
      title="First steps"
      description={`${done} of ${steps.length} done. This list goes away with the last of them.`}
    >
      <ol className="grid gap-3">
        {steps.map(({ title, text, href, action, done }) => (
          <li
            key={href}
            className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 sm:grid-cols-[1.25rem_minmax(0,1fr)_auto]"
          >
            {done ? (
              <CircleCheck aria-label="Done" className="mt-0.5 size-5 text-good" />
            ) : (
              <CircleDashed aria-label="To do" className="mt-0.5 size-5 text-ink-3" />
            )}
            <div className="text-sm">
              <p className="font-medium text-ink">{title}</p>
              <p className="text-ink-2">{text}</p>
            </div>
            <ButtonLink
              href={href}
              size="sm"
              className="max-sm:col-start-2 max-sm:justify-self-start"
            >
              {action}
            </ButtonLink>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function stepsFor({ hasAttorneys, hasPublishedRules, hasCases, hasMembers }: FirmSetUp): Step[] {
  return [
    {
      title: 'Add your attorneys',
      text: 'With their capacity and their expertise by visa type: nobody gets a case without it.',
      href: '/attorneys/new',
      action: 'Add an attorney',
      permission: 'attorneys.manage',
      done: hasAttorneys,
    },
    {
      title: 'Publish your rules',
      text: 'They work as they are. Change the strategy, the thresholds or the stages to your taste, or publish them as they stand.',
      href: '/rules',
      action: 'Rules',
      permission: 'rules.publish',
      done: hasPublishedRules,
    },
    {
      title: 'Add the first case',
      text: 'It goes to the right attorney at once, with the reasons.',
      href: '/cases/new',
      action: 'Add a case',
      permission: 'cases.create',
      done: hasCases,
    },
    {
      title: 'Invite your colleagues',
      text: 'Managers assign and report, attorneys see their own workload, intake adds cases.',
      href: '/members',
      action: 'Members',
      permission: 'members.manage',
      done: hasMembers,
    },
  ];
}
