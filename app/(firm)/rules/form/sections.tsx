import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { PhoneFold } from '@/components/ui/phone-fold';

/** The parts of the rules in the order of the page, by the fragment that leads to each. */
export const SECTIONS = [
  { id: 'ranking', label: 'Who comes first' },
  { id: 'eligibility', label: 'Who may take a case' },
  { id: 'capacity', label: 'What fills a workload' },
  { id: 'teamwork', label: 'Waiting and handing off' },
  { id: 'visa-types', label: 'Visa types' },
  { id: 'history', label: 'In words and versions' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

/** Room for the two bars that stay on top when a section is jumped to. */
export const BELOW_BARS = 'scroll-mt-26';

/**
 * What is far below the screen is not styled and painted with each change of the whole page, such as a dialog
 * that opens or closes; its height is the last known one. Not on phones, where the parts are folded.
 */
export const WORKED_OUT_WHEN_NEAR =
  'sm:[contain-intrinsic-block-size:auto_40rem] sm:[content-visibility:auto]';

/** Leads to every part of the page; stays on top. */
export function SectionNav() {
  return (
    <nav
      aria-label="Parts of the rules"
      className="sticky top-13 z-20 -mx-4 min-w-0 border-b border-line bg-paper px-4 sm:mx-0 sm:px-0"
    >
      <ul className="flex [scrollbar-width:none] gap-5 overflow-x-auto">
        {SECTIONS.map(({ id, label }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="block py-2.5 text-sm font-medium whitespace-nowrap text-ink-2 transition-colors hover:text-ink focus-visible:-outline-offset-2"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One part of the form. */
export function Section({
  id,
  description,
  children,
}: {
  id: SectionId;
  description?: string;
  children: ReactNode;
}) {
  const label = SECTIONS.find((section) => section.id === id)?.label ?? '';
  return (
    <PhoneFold
      id={id}
      title={label}
      description={description}
      isOpen={id === SECTIONS[0].id}
      className={cn(BELOW_BARS, WORKED_OUT_WHEN_NEAR)}
    >
      {children}
    </PhoneFold>
  );
}
