import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PageFocus } from '@/components/shell/page-focus';
import { Providers } from '@/components/shell/providers';
import { env } from '@/lib/platform/env';
import './globals.css';

export const metadata: Metadata = {
  description: 'Gives each new case to the right attorney, and says why.',
  robots: { index: false, follow: false },
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/apple-touch-icon.png',
  },
  manifest: '/site.webmanifest',
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f6f1' },
    { media: '(prefers-color-scheme: dark)', color: '#151613' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Set by the proxy together with the content security policy; without one there is no nonce.
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <SocialCard />
        <PageFocus />
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}

/** What a link to the product looks like in a message; a picture's address has to be complete. */
function SocialCard() {
  if (!env.NEXTAUTH_URL) return null;
  return (
    <>
      <meta property="og:site_name" content="Evenhand" />
      <meta property="og:image" content={new URL('/social.png', env.NEXTAUTH_URL).href} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
    </>
  );
}
