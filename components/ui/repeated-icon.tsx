import {
  ChevronDown,
  Ellipsis,
  Pencil,
  RotateCw,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react';

/** Icons that stand in every row of a long table. */
const ICONS = {
  'chevron-down': ChevronDown,
  ellipsis: Ellipsis,
  pencil: Pencil,
  'rotate-cw': RotateCw,
  'user-round-check': UserRoundCheck,
} as const satisfies Record<string, LucideIcon>;

export type RepeatedIconName = keyof typeof ICONS;

/** What they are drawn from, once for a table: each is half a kilobyte. */
export function RepeatedIcons({ names }: { names: readonly RepeatedIconName[] }) {
  return (
    <svg aria-hidden="true" className="hidden">
      {names.map((name) => {
        const Icon = ICONS[name];
        return (
          <symbol key={name} id={`icon-${name}`} viewBox="0 0 24 24">
            <Icon />
          </symbol>
        );
      })}
    </svg>
  );
}

/** One of the icons that `RepeatedIcons` has put into the page. */
export function RepeatedIcon({ name, className }: { name: RepeatedIconName; className?: string }) {
  return (
    <svg aria-hidden="true" className={className}>
      <use href={`#icon-${name}`} />
    </svg>
  );
}
