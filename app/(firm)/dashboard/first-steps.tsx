import { CircleCheck, CircleDashed, CircleMinus } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { hasPermission, type Permission, type Role } from '@/lib/platform/auth/permissions';
import type { FirmSetUp } from '@/lib/features/reports/dashboard-dto';
import type { FirstStep } from '@/lib/contracts/firm-codes';
import { ExpertiseForm, RosterForm, SkipForm } from './step-forms';

interface Step {
  code: FirstStep;
  title: string;
  text: string;
  href: string;
  action: string;
  permission: Permission;
  done: boolean;
  /** What does the step here; shown for the first that is open. */
  here?: ReactNode;
  skip?: string;
  /** Another way to the same, for who may. */
  other?: { href: string; label: string; permission: Permission };
}

interface FirstStepsProps {
  setUp: FirmSetUp;
  role: Role;
  /** What the rules in force do, in words. */
  rules: readonly string[];
  /** Stands below the steps. */
  sample?: ReactNode;
}

/** What a new firm does first: each role sees the steps that are theirs, until none is open. */
export function FirstSteps({ setUp, role, rules, sample }: FirstStepsProps) {
  const steps = stepsFor(setUp, rules).filter(({ permission }) => hasPermission(role, permission));
  const isSkipped = ({ code }: Step) => setUp.skipped.includes(code);
  const open = steps.filter((step) => !step.done && !isSkipped(step));
  if (open.length === 0) return null;
  const done = steps.filter((step) => step.done).length;
  return (
    <Card
      title="First steps"
      description={`${done} of ${steps.length} done. This list goes away with the last of them.`}
    >
      <ol className="grid gap-4">
        {steps.map((step) => (
          <StepItem
            key={step.code}
            step={step}
            state={step.done ? 'done' : isSkipped(step) ? 'skipped' : 'open'}
            isNext={step === open[0]}
            role={role}
          />
        ))}
      </ol>
      {sample}
    </Card>
  );
}

const ICONS = {
  done: { icon: CircleCheck, label: 'Done', ink: 'text-good' },
  skipped: { icon: CircleMinus, label: 'Skipped', ink: 'text-ink-3' },
  open: { icon: CircleDashed, label: 'To do', ink: 'text-ink-3' },
} as const;

interface StepItemProps {
  step: Step;
  state: keyof typeof ICONS;
  isNext: boolean;
  role: Role;
}

function StepItem({ step, state, isNext, role }: StepItemProps) {
  const { code, title, text, href, action, here, skip = 'Skip', other } = step;
  const maySkip = hasPermission(role, 'firm.manage');
  const { icon: Icon, label, ink } = ICONS[state];
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-3 gap-y-2 sm:grid-cols-[1.25rem_minmax(0,1fr)_auto]">
      <Icon aria-label={label} className={`mt-0.5 size-5 ${ink}`} />
      <div className="min-w-0 text-sm">
        <p className="font-medium text-ink">{title}</p>
        <p className="text-ink-2">{text}</p>
        {isNext && here ? <div className="mt-3 max-w-2xl">{here}</div> : null}
      </div>
      <div className="flex flex-wrap gap-2 max-sm:col-start-2">
        {state === 'open' && maySkip ? <SkipForm step={code} label={skip} /> : null}
        {other && state === 'open' && hasPermission(role, other.permission) ? (
          <ButtonLink href={other.href} size="sm">
            {other.label}
          </ButtonLink>
        ) : null}
        {isNext && here && code !== 'rules' ? null : (
          <ButtonLink href={href} size="sm">
            {action}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}

function stepsFor(setUp: FirmSetUp, rules: readonly string[]): Step[] {
  const { hasAttorneys, hasExpertise, hasPublishedRules, hasCases, hasMembers } = setUp;
  return [
    {
      code: 'roster',
      title: 'Add your attorneys',
      text: 'With their capacity: the most active cases that each may hold.',
      href: '/attorneys/new',
      action: 'Add an attorney',
      permission: 'attorneys.manage',
      done: hasAttorneys,
      here: <RosterForm />,
    },
    {
      code: 'expertise',
      title: 'Say what they know',
      text: 'Nobody gets a case of a visa type without expertise in it.',
      href: '/attorneys/expertise',
      action: 'Expertise',
      permission: 'attorneys.manage',
      done: hasExpertise,
      here: hasAttorneys ? <ExpertiseForm visaTypes={setUp.visaTypes} /> : undefined,
    },
    {
      code: 'rules',
      title: 'Look at your rules',
      text: 'They work as they are. Change what does not suit you, now or later.',
      href: '/rules',
      action: 'Change the rules',
      permission: 'rules.publish',
      done: hasPublishedRules,
      here: (
        <ul className="ml-4 list-disc space-y-1 text-ink-2">
          {rules.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ),
      skip: 'Keep these rules',
    },
    {
      code: 'case',
      title: 'Add the first case',
      text: 'It goes to the right attorney at once, with the reasons. Open cases that you have already come from a spreadsheet, and stay with whoever holds them.',
      href: '/cases/new',
      action: 'Add a case',
      permission: 'cases.create',
      done: hasCases,
      other: {
        href: '/settings/imports',
        label: 'Bring in a spreadsheet',
        permission: 'imports.manage',
      },
    },
    {
      code: 'colleagues',
      title: 'Invite your colleagues',
      text: 'Managers assign and report, attorneys see their own workload, intake adds cases.',
      href: '/members',
      action: 'Members',
      permission: 'members.manage',
      done: hasMembers,
    },
  ];
}
