'use client';

import { use, type ReactNode } from 'react';
import type { Question } from '@/lib/platform/actions/state';
import { ActionFormContext } from './action-form-context';
import { Alert } from './alert';

/** Says what would follow besides, which the page had not shown: the next press is the answer. */
export function QuestionNotice({ message, parts }: { message: string; parts: Question['parts'] }) {
  return (
    <div data-refusal tabIndex={-1} className="outline-none">
      <Alert tone="warn" title={message}>
        {parts.map(({ title, items }) => (
          <section key={title} className="mt-1.5">
            <h3 className="font-medium text-ink">{title}</h3>
            <ul className="max-h-40 list-disc overflow-y-auto pl-4 marker:text-ink-3">
              {items.map((item) => (
                <li key={item} dir="auto">
                  {item}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="mt-1.5">Nothing was done yet. Press the button again if it still holds.</p>
      </Alert>
    </div>
  );
}

/** What a form says of its consequences, until a question says it anew. */
export function UnlessAsked({ children }: { children: ReactNode }) {
  return use(ActionFormContext)?.asked ? null : children;
}
