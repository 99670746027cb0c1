import {
  ArrowLeftRight,
  Bookmark,
  CalendarPlus,
  Contact,
  FolderOpen,
  Keyboard,
  LogOut,
  Moon,
  Plus,
  Sun,
  SunMoon,
  UserRound,
} from 'lucide-react';
import { startTransition } from 'react';
import type { Command } from '@/components/ui/command-palette';
import type { FoundAttorney, FoundCase, FoundClient } from '@/lib/features/search/dto';
import { callPlain } from './call-plain';
import { SUB_PLACES, NAVIGATION, type NavGroup } from './navigation';
import { showOverlay } from './overlay-store';
import type { PaletteContent } from './palette-content';
import { HELP_KEY, keysOf, NEW_CASE_KEY } from './shortcuts';
import type { PlainAction } from './session-acts';
import { viewHref } from './view-href';

/** The product's places that the viewer may open. */
export function placeCommands(
  { allowed }: PaletteContent,
  go: (href: string) => void,
): readonly Command[] {
  const groups: readonly NavGroup[] = [
    ...NAVIGATION,
    { label: 'Team', keywords: 'settings', items: SUB_PLACES },
  ];
  return groups.flatMap(({ label: group, keywords = '', items }) =>
    items
      .filter(({ key }) => allowed.includes(key))
      .map(({ key, label, href, icon: Icon }) => ({
        id: `place-${key}`,
        label,
        keywords: `${group ?? ''} ${keywords}`,
        icon: <Icon aria-hidden="true" />,
        keys: keysOf(key),
        run: () => go(href),
      })),
  );
}

/** Saved views of the case list. */
export function viewCommands(
  { views }: PaletteContent,
  go: (href: string) => void,
): readonly Command[] {
  return views.map(({ id, name, isShared }) => ({
    id: `view-${id}`,
    label: name,
    keywords: 'view saved cases list',
    detail: isShared ? 'shared view' : 'your view',
    icon: <Bookmark aria-hidden="true" />,
    run: () => go(viewHref(id)),
  }));
}

/** Cases that were found, by number and client. */
export function caseCommands(
  cases: readonly FoundCase[],
  open: (caseId: string) => void,
): readonly Command[] {
  return cases.map(({ id, number, client, company, visaType, stage, attorney }) => ({
    id: `case-${id}`,
    label: `${number} · ${client}`,
    detail: [company, visaType, stage === 'closed' ? 'closed' : (attorney ?? 'waiting')]
      .filter(Boolean)
      .join(' · '),
    icon: <FolderOpen aria-hidden="true" />,
    run: () => open(id),
  }));
}

/** Clients that were found. */
export function clientCommands(
  clients: readonly FoundClient[],
  open: (clientId: string) => void,
): readonly Command[] {
  return clients.map(({ id, name, company }) => ({
    id: `client-${id}`,
    label: name,
    detail: company ?? undefined,
    icon: <Contact aria-hidden="true" />,
    run: () => open(id),
  }));
}

/** Attorneys that were found. */
export function attorneyCommands(
  attorneys: readonly FoundAttorney[],
  open: (attorneyId: string) => void,
): readonly Command[] {
  return attorneys.map(({ id, name, active }) => ({
    id: `attorney-${id}`,
    label: name,
    detail: active ? undefined : 'not active',
    icon: <UserRound aria-hidden="true" />,
    run: () => open(id),
  }));
}

interface Hands {
  go: (href: string) => void;
  setTheme: (theme: string) => void;
  /** Goes on to the choice of an attorney. */
  askWhoseAbsence: () => void;
}

/** What can be done from anywhere. */
export function actCommands(content: PaletteContent, hands: Hands): readonly Command[] {
  const { go, setTheme } = hands;
  return [
    ...newCaseCommands(content, go),
    ...absenceCommands(content, hands),
    {
      id: 'theme-light',
      label: 'Light theme',
      keywords: 'appearance bright day',
      icon: <Sun aria-hidden="true" />,
      run: () => setTheme('light'),
    },
    {
      id: 'theme-dark',
      label: 'Dark theme',
      keywords: 'appearance night',
      icon: <Moon aria-hidden="true" />,
      run: () => setTheme('dark'),
    },
    {
      id: 'theme-system',
      label: 'Theme like the system',
      keywords: 'appearance automatic',
      icon: <SunMoon aria-hidden="true" />,
      run: () => setTheme('system'),
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      keywords: 'keys help',
      icon: <Keyboard aria-hidden="true" />,
      keys: HELP_KEY,
      run: () => showOverlay('shortcuts'),
    },
    ...firmCommands(content),
    {
      id: 'sign-out',
      label: 'Sign out',
      keywords: 'log out leave',
      icon: <LogOut aria-hidden="true" />,
      run: () => send(content.signOutAction, {}),
    },
  ];
}

function newCaseCommands(
  { mayOpenCases }: PaletteContent,
  go: (href: string) => void,
): readonly Command[] {
  if (!mayOpenCases) return [];
  const icon = <Plus aria-hidden="true" />;
  const run = () => go('/cases/new');
  return [
    { id: 'new-case', label: 'New case', keywords: 'open add', icon, keys: NEW_CASE_KEY, run },
  ];
}

function absenceCommands(
  { mayRecordAbsenceOf }: PaletteContent,
  { go, askWhoseAbsence }: Hands,
): readonly Command[] {
  if (mayRecordAbsenceOf === null) return [];
  const common = {
    id: 'record-absence',
    keywords: 'leave vacation holiday sick away out of office',
    icon: <CalendarPlus aria-hidden="true" />,
  };
  if (mayRecordAbsenceOf === 'anybody') {
    return [{ ...common, label: 'Record an absence…', leadsOn: true, run: askWhoseAbsence }];
  }
  const { attorneyId } = mayRecordAbsenceOf;
  const run = () => go(`/attorneys/${attorneyId}#record-absence`);
  return [{ ...common, label: 'Record my absence', run }];
}

function firmCommands({ firms, firmSlug, switchFirmAction }: PaletteContent): readonly Command[] {
  if (!switchFirmAction) return [];
  return firms
    .filter(({ slug }) => slug !== firmSlug)
    .map(({ slug, name }) => ({
      id: `firm-${slug}`,
      label: `Switch to ${name}`,
      keywords: 'firm change',
      icon: <ArrowLeftRight aria-hidden="true" />,
      run: () => send(switchFirmAction, { firmSlug: slug, place: window.location.pathname }),
    }));
}

function send(action: PlainAction, values: Record<string, string>): void {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  startTransition(() => callPlain(action, form));
}
