import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { PageFocus } from '@/components/shell/page-focus';
import { Providers } from '@/components/shell/providers';
import './globals.css';

export const metadata: Metadata = {
  description: 'Gives each new case to the right attorney, and says why.',
  robots: { index: false, follow: false },
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
        <PageFocus />
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}
