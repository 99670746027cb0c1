import { LinkTabs } from '@/components/ui/tabs';

const SECTIONS = [
  { href: '/attorneys', label: 'Roster' },
  { href: '/attorneys/expertise', label: 'Expertise' },
  { href: '/attorneys/absences', label: 'Absences' },
] as const;

/** The three ways to look at the attorneys of a firm. */
export function AttorneySections({ current }: { current: (typeof SECTIONS)[number]['label'] }) {
  return (
    <LinkTabs
      label="Attorneys"
      tabs={SECTIONS.map((section) => ({ ...section, current: section.label === current }))}
    />
  );
}
