import { CircleCheck, Plus } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import type { CaseDto } from '@/lib/contracts/case';
import { isHeld } from './rights';

/** Below the answer on a case that was just opened: that it is saved, and what comes next. */
export function JustSaved({ one, mayAssign }: { one: CaseDto; mayAssign: boolean }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-good/30 bg-good-soft px-3.5 py-3 text-sm">
      <div className="flex min-w-0 gap-2.5" role="status">
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-good" />
        <div className="min-w-0">
          <p className="font-medium text-ink">
            Case {one.number} for <bdi>{one.client.name}</bdi> is saved
          </p>
          <p className="text-ink-2">{nextStep(one, mayAssign)}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href="/cases/new" size="sm" variant="primary">
          <Plus aria-hidden="true" />
          Add another case
        </ButtonLink>
        <ButtonLink href={one.status === 'waiting' ? '/waiting' : '/cases'} size="sm">
          {one.status === 'waiting' ? 'The waiting line' : 'All cases'}
        </ButtonLink>
      </div>
    </div>
  );
}

function nextStep(one: CaseDto, mayAssign: boolean): string {
  const { status, attorney } = one;
  if (isHeld(one)) {
    return 'One of its parties is like somebody whom the firm knows: it goes to an attorney once the conflict check above is answered.';
  }
  if (status === 'waiting') {
    return mayAssign
      ? 'It goes out by itself as soon as somebody can take it. You may also assign it by hand below.'
      : 'It goes out by itself as soon as somebody can take it; managers see it in the waiting line.';
  }
  return `Next: ${attorney?.name ?? 'the attorney'} takes it from here. Below you can note its stage, hand it off or correct what is known.`;
}
