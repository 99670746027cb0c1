import path from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Ends what hangs on any machine; it does not measure. */
const TIME_TO_HANG_MS = 120_000;

const { CHROMIUM_PATH, CHROMIUM_ARGUMENTS = '' } = process.env;

// Components in a real browser, each test on an empty page. Apart from the other tests, which should
// not have to load what drives a browser.
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  // Next replaces these when it builds.
  define: { 'process.env': {} },
  optimizeDeps: {
    // Found before the first test: a package that is found later loads the page anew.
    include: [
      ...['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime'],
      ...['radix-ui', 'radix-ui/internal'],
      ...['lucide-react', 'clsx', 'tailwind-merge', 'class-variance-authority', 'axe-core'],
      ...['@tanstack/react-table', 'next/link', 'next/navigation', 'vitest-browser-react'],
      'next/dist/shared/lib/app-router-context.shared-runtime',
    ],
  },
  test: {
    name: 'components',
    include: ['components/**/*.component.test.tsx'],
    setupFiles: ['tests/components/setup.ts'],
    testTimeout: TIME_TO_HANG_MS,
    expect: { poll: { timeout: 15_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        actionTimeout: 15_000,
        launchOptions: {
          args: CHROMIUM_ARGUMENTS.split(' ').filter(Boolean),
          ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}),
        },
        contextOptions: { reducedMotion: 'reduce' },
      }),
      instances: [{ browser: 'chromium', viewport: { width: 1280, height: 900 } }],
    },
  },
});
