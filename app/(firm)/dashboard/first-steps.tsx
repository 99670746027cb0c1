import { CircleCheck, CircleDashed } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { hasPermission, type Permission, type Role } from '@/lib/auth/permissions';
import type { DashboardDto } from '@/lib/reports/dashboard-dto';

interface Step {
  title: string;
  text: string;
  href: string;
  action: string;
  permission: Permission;
  done: boolean;
}

/** What a new firm does first; each role sees the steps that are theirs. */
export function FirstSteps({ board, role }: { board: DashboardDto; role: Role }) {
  const steps = stepsFor(board).filter(({ permission }) => hasPermission(role, permission));
  return (
    <Card title="First steps" description="Three things, and Evenhand starts to work for you.">
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

function stepsFor(board: DashboardDto): Step[] {
  return [
    {
      title: 'Add your attorneys',
      text: 'With their capacity and their expertise by visa type: nobody gets a case without it.',
      href: '/attorneys',
      action: 'Attorneys',
      permission: 'attorneys.manage',
      done: board.load.length > 0,
    },
    {
      title: 'Look at the rules',
      text: 'They work as they are. Change the strategy, the thresholds or the stages to your taste.',
      href: '/rules',
      action: 'Rules',
      permission: 'rules.publish',
      done: false,
    },
    {
      title: 'Add the first case',
      text: 'It goes to the right attorney at once, with the reasons.',
      href: '/cases/new',
      action: 'New case',
      permission: 'cases.create',
      done: board.recentDecisions.length > 0,
    },
  ];
}
