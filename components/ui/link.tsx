import type { Route } from 'next';
import NextLink from 'next/link';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** Whether an address stays inside the product: a path, a query or a fragment, never a host. */
function isRoute(href: string): href is Route {
  return /^(\/(?!\/)|[?#])/.test(href);
}

/**
 * Lets an address that was put together at run time (from an id, a filter, a cursor) pass as one
 * of our routes. Components take plain text for `href`; this is the one place that vouches for it.
 * @throws Error when the address leads out of the product.
 */
export function asRoute(href: string): Route {
  if (!isRoute(href)) throw new Error(`“${href}” is not an address inside the product.`);
  return href;
}

export type LinkProps = Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string };

/** Next's link, taking any address inside the product as plain text. */
export function Link({ href, ...rest }: LinkProps) {
  return <NextLink href={asRoute(href)} {...rest} />;
}

/** A link inside text: underlined, so that colour is not its only sign. */
export function TextLink({ className, ...rest }: LinkProps) {
  return <Link className={cn('text-link', className)} {...rest} />;
}
