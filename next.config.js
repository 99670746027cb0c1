import path from 'node:path';

/** @type {import('next').NextConfig} */
const nextConfig = {
  // A clone below another project must not adopt that project's lock file as its root.
  turbopack: { root: path.resolve(import.meta.dirname) },
  outputFileTracingRoot: path.resolve(import.meta.dirname),
  // Native or worker-based packages that must be loaded by Node rather than bundled, and lists that
  // the process should hold once.
  serverExternalPackages: [
    ...['@node-rs/argon2', 'pg', 'pg-boss', 'pino', 'piscina'],
    ...['@zxcvbn-ts/core', '@zxcvbn-ts/language-common', 'yauzl', 'yazl'],
  ],
  poweredByHeader: false,
  // No page uses the framework's images, so no one needs to have any of them resized.
  images: { unoptimized: true },
  reactStrictMode: true,
  typedRoutes: true,
  experimental: {
    // Without a network, pages wait for it instead of giving way to the browser's own error page.
    // Actions do not: see lib/platform/actions/fail-at-once.ts.
    useOffline: true,
    // A page that exists for other roles answers 403 with its own page: see lib/platform/auth/page-guards.ts.
    authInterrupts: true,
  },
  // `npm test` type-checks once with tsc; checking again in every build would only slow `npm start`.
  typescript: { ignoreBuildErrors: true },
};

export default nextConfig;
