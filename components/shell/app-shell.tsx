'use client';

import { Plus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { LiveRefresh } from '@/components/shell/live/live-refresh';
import { ButtonLink } from '@/components/ui/button';
import { LeaveGuard } from '@/components/ui/leave-guard';
import { Link } from '@/components/ui/link';
import { Logo, LogoMark } from '@/components/ui/logo';
import { MarkShapes } from '@/components/ui/mark-shapes';
import { ThemeToggle } from '@/components/ui/theme-toggle';
import type { ViewLink } from '@/lib/features/views/dto';
import { Bell } from './bell';
import { ConnectionBanner } from './connection-banner';
import { FirmSwitcher } from './firm-switcher';
import { MobileNav } from './mobile-nav';
import { Overlays } from './overlays';
import { PaletteButton } from './palette-button';
import { ProgressBar } from './progress-bar';
import { SampleBanner } from './sample-banner';
import type { SessionLeft } from './session-clock';
import { SessionWatch } from './session-watch';
import { SidebarNav } from './sidebar-nav';
import { SkipLink } from './skip-link';
import type { FirmChoice, PlainAction } from './session-acts';
import { UserMenu } from './user-menu';

export interface AppShellProps {
  viewer: {
    name: string;
    email: string;
    role: string;
    firmName: string;
    firmSlug: string;
    /** The attorney that they are, if any. */
    attorneyId: string | null;
  };
  /** Keys of `PLACES` that the viewer may open. */
  allowed: readonly string[];
  /** Small numbers beside places, by key: `{ waiting: 3 }`. */
  counts?: Record<string, number>;
  /** Saved views of the case list. */
  views?: readonly ViewLink[];
  /** All firms of the viewer, when there are several. */
  firms?: readonly FirmChoice[];
  switchFirmAction?: PlainAction;
  signOutAction: PlainAction;
  /** Shows the button that opens a case. */
  mayOpenCases?: boolean;
  /** Whose absences the viewer may record. */
  mayRecordAbsences?: 'all' | 'own' | 'none';
  /** How much the viewer has been told and not read. */
  unread?: number;
  /** When this was drawn, by the server's clock. */
  drawnAtMs: number;
  /** How long the session lasts from then, and how long one that no one uses. */
  sessionLeft: SessionLeft;
  idleLimitMs: number;
  /** Where the firm is a sample. */
  sample?: ComponentProps<typeof SampleBanner> | undefined;
  children: ReactNode;
}

/** The frame around every page of a firm: navigation at the left, firm and account on top. */
export function AppShell({
  viewer,
  allowed,
  counts = {},
  views = [],
  firms = [],
  switchFirmAction,
  signOutAction,
  mayOpenCases = false,
  mayRecordAbsences = 'none',
  unread = 0,
  drawnAtMs,
  sessionLeft,
  idleLimitMs,
  sample,
  children,
}: AppShellProps) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)]">
      <SkipLink />
      <MarkShapes />
      <aside
        aria-label="Sidebar"
        data-print="hide"
        className="sticky top-0 hidden h-dvh flex-col border-r border-line bg-sunken lg:flex"
      >
        <div className="flex h-13 shrink-0 items-center px-5">
          <Link href="/dashboard" aria-label="Evenhand: dashboard" className="rounded-md">
            <Logo />
          </Link>
        </div>
        <div className="flex-1 overflow-y-auto px-2.5 pt-3 pb-6">
          <SidebarNav allowed={allowed} counts={counts} views={views} />
        </div>
      </aside>
      <div className="min-w-0">
        <header
          data-print="hide"
          className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b border-line bg-paper px-4 sm:px-6 lg:px-8"
        >
          <MobileNav allowed={allowed} counts={counts} views={views} />
          <Link href="/dashboard" aria-label="Evenhand: dashboard" className="rounded-md lg:hidden">
            <LogoMark />
          </Link>
          <FirmSwitcher
            firmName={viewer.firmName}
            firmSlug={viewer.firmSlug}
            firms={firms}
            switchFirmAction={switchFirmAction}
          />
          <PaletteButton />
          {mayOpenCases ? (
            <ButtonLink href="/cases/new" variant="primary" size="sm">
              <Plus aria-hidden="true" />
              <span className="max-sm:sr-only">New case</span>
            </ButtonLink>
          ) : null}
          <Bell unread={unread} />
          <ThemeToggle />
          <UserMenu
            name={viewer.name}
            email={viewer.email}
            role={viewer.role}
            signOutAction={signOutAction}
          />
        </header>
        {sample ? <SampleBanner {...sample} /> : null}
        <ConnectionBanner />
        <main id="main" tabIndex={-1} className="outline-none">
          {children}
          {/* Panels are put in after this. After the page itself each would make it the last one no
              more and again, and the browser would style all of it anew. */}
          <span hidden />
        </main>
      </div>
      <ProgressBar />
      <LiveRefresh drawnAtMs={drawnAtMs} />
      <SessionWatch left={sessionLeft} idleLimitMs={idleLimitMs} />
      <LeaveGuard />
      <Overlays
        allowed={allowed}
        views={views}
        mayOpenCases={mayOpenCases}
        mayRecordAbsenceOf={recordable(mayRecordAbsences, viewer.attorneyId)}
        firms={firms}
        firmSlug={viewer.firmSlug}
        switchFirmAction={switchFirmAction}
        signOutAction={signOutAction}
      />
    </div>
  );
}

function recordable(may: 'all' | 'own' | 'none', attorneyId: string | null) {
  if (may === 'all') return 'anybody' as const;
  return may === 'own' && attorneyId !== null ? { attorneyId } : null;
}
