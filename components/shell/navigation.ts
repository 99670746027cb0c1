import {
  Building2,
  CalendarOff,
  CalendarRange,
  ChartColumn,
  CircleQuestionMark,
  Contact,
  DoorOpen,
  FolderOpen,
  GraduationCap,
  FileUp,
  Grid3x3,
  Hourglass,
  Inbox,
  KeyRound,
  LayoutDashboard,
  Repeat2,
  Send,
  ShieldBan,
  SlidersHorizontal,
  UserRound,
  UserRoundCog,
  UserRoundSearch,
  UsersRound,
  Webhook,
  type LucideIcon,
} from 'lucide-react';
import type { Permission } from '@/lib/platform/auth/permissions';

/** A place in the product, and the permission that opens it. */
export interface NavItem {
  key: string;
  label: string;
  href: string;
  icon: LucideIcon;
  permission: Permission;
}

/** A group of places; the first has no heading. */
export interface NavGroup {
  label: string | null;
  /** What people may call its places besides: the palette finds them by these words, too. */
  keywords?: string;
  items: readonly NavItem[];
}

export const NAVIGATION: readonly NavGroup[] = [
  {
    label: null,
    items: [
      {
        key: 'dashboard',
        label: 'Dashboard',
        href: '/dashboard',
        icon: LayoutDashboard,
        permission: 'cases.read',
      },
      { key: 'cases', label: 'Cases', href: '/cases', icon: FolderOpen, permission: 'cases.read' },
      {
        key: 'waiting',
        label: 'Waiting line',
        href: '/waiting',
        icon: Hourglass,
        permission: 'cases.read',
      },
      {
        key: 'clients',
        label: 'Clients',
        href: '/clients',
        icon: Contact,
        permission: 'clients.read',
      },
      {
        key: 'submissions',
        label: 'New clients',
        href: '/submissions',
        icon: Inbox,
        permission: 'intake.answer',
      },
    ],
  },
  {
    label: 'Team',
    items: [
      {
        key: 'attorneys',
        label: 'Attorneys',
        href: '/attorneys',
        icon: UsersRound,
        permission: 'attorneys.read',
      },
      {
        key: 'heatmap',
        label: 'Heatmap',
        href: '/heatmap',
        icon: Grid3x3,
        permission: 'workload.read',
      },
    ],
  },
  {
    label: 'Reports',
    keywords: 'export csv print figures',
    items: [
      {
        key: 'report-workload',
        label: 'Workload',
        href: '/reports/workload',
        icon: ChartColumn,
        permission: 'reports.read',
      },
      {
        key: 'report-assignments',
        label: 'Assigned by month',
        href: '/reports/assignments',
        icon: CalendarRange,
        permission: 'reports.read',
      },
      {
        key: 'report-reassignments',
        label: 'Reassignments',
        href: '/reports/reassignments',
        icon: Repeat2,
        permission: 'reports.read',
      },
      {
        key: 'report-attorneys',
        label: 'Attorney history',
        href: '/reports/attorneys',
        icon: UserRoundSearch,
        permission: 'reports.read',
      },
    ],
  },
  {
    label: 'Firm',
    keywords: 'settings configure data csv excel upload',
    items: [
      {
        key: 'rules',
        label: 'Rules',
        href: '/rules',
        icon: SlidersHorizontal,
        permission: 'rules.read',
      },
      {
        key: 'walls',
        label: 'Ethical walls',
        href: '/walls',
        icon: ShieldBan,
        permission: 'walls.read',
      },
      {
        key: 'firm-settings',
        label: 'Firm settings',
        href: '/settings/firm',
        icon: Building2,
        permission: 'firm.manage',
      },
      {
        key: 'members',
        label: 'Members',
        href: '/members',
        icon: UserRoundCog,
        permission: 'members.manage',
      },
      {
        key: 'intake-settings',
        label: 'Client intake',
        href: '/settings/intake',
        icon: DoorOpen,
        permission: 'intake.manage',
      },
      {
        key: 'imports',
        label: 'Import',
        href: '/settings/imports',
        icon: FileUp,
        permission: 'imports.manage',
      },
      {
        key: 'api-keys',
        label: 'API keys',
        href: '/settings/api-keys',
        icon: KeyRound,
        permission: 'api-keys.manage',
      },
      {
        key: 'webhooks',
        label: 'Webhooks',
        href: '/settings/webhooks',
        icon: Webhook,
        permission: 'webhooks.manage',
      },
      {
        key: 'outbox',
        label: 'Outbox',
        href: '/settings/outbox',
        icon: Send,
        permission: 'outbox.manage',
      },
    ],
  },
];

/** Places beside the sidebar: the palette and keys lead there. */
export const SUB_PLACES: readonly NavItem[] = [
  {
    key: 'expertise',
    label: 'Expertise of attorneys',
    href: '/attorneys/expertise',
    icon: GraduationCap,
    permission: 'attorneys.read',
  },
  {
    key: 'absences',
    label: 'Absences by month',
    href: '/attorneys/absences',
    icon: CalendarOff,
    permission: 'attorneys.read',
  },
  {
    key: 'account',
    label: 'Your account',
    href: '/account',
    icon: UserRound,
    // Everyone who may sign in may read cases.
    permission: 'cases.read',
  },
  { key: 'help', label: 'Help', href: '/help', icon: CircleQuestionMark, permission: 'cases.read' },
];

/** Every place that has an address of its own. */
export const PLACES: readonly NavItem[] = [
  ...NAVIGATION.flatMap(({ items }) => items),
  ...SUB_PLACES,
];
