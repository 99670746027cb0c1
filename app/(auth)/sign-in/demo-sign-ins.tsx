'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import type { DemoSignIn } from '@/lib/tools/demo/sign-ins';
import { signInAction } from './actions';

/** One click into a demo firm, in each role. Shown only where there are demo firms. */
export function DemoSignIns({ signIns, next }: { signIns: readonly DemoSignIn[]; next: string }) {
  const firms = [...new Set(signIns.map((signIn) => signIn.firm))];
  return (
    <section aria-labelledby="demo-heading" className="mt-8 border-t border-line-2 pt-5">
      <h2 id="demo-heading" className="text-base font-semibold">
        Look around in a demonstration
      </h2>
      <p className="mt-0.5 text-sm text-ink-2">
        Invented firms with a year behind them. Every password is{' '}
        <code className="rounded-sm bg-sunken px-1">{signIns[0]?.password}</code>
      </p>
      {firms.map((firm) => (
        <div key={firm} className="mt-3">
          <h3 className="mb-1.5 text-sm font-medium">{firm}</h3>
          <ul className="grid grid-cols-2 gap-2">
            {signIns
              .filter((signIn) => signIn.firm === firm)
              .map((signIn) => (
                <li key={signIn.email}>
                  <DemoButton signIn={signIn} next={next} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function DemoButton({ signIn, next }: { signIn: DemoSignIn; next: string }) {
  const { email, password, role, firm } = signIn;
  return (
    <ActionForm action={signInAction} hidden={{ email, password, next }} guard={false}>
      <SubmitButton
        variant="secondary"
        className="w-full capitalize"
        aria-label={`Enter ${firm} as ${role}`}
        title={email}
      >
        {role}
      </SubmitButton>
    </ActionForm>
  );
}
