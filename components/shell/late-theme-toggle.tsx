'use client';

import { lazy, Suspense } from 'react';

/*
 * Every page names the scripts of the error pages, in case it needs one, and these share none with
 * each other: what they show would come with every page, several times over. So this menu comes
 * when one of them shows. Where it cannot come, perhaps because the server is out of reach, the
 * error page does without.
 */
const ThemeToggle = lazy(() =>
  import('@/components/ui/theme-toggle').then(
    (part) => ({ default: part.ThemeToggle }),
    () => ({ default: Nothing }),
  ),
);

/** The choice of a theme for pages outside a firm; loaded after them. */
export function LateThemeToggle() {
  return (
    <Suspense fallback={<Nothing />}>
      <ThemeToggle />
    </Suspense>
  );
}

/** As much room as the button takes. */
function Nothing() {
  return <span className="block size-8 pointer-coarse:size-10" />;
}
