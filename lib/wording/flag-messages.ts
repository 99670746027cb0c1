import { isolated } from './phrases';

/** That someone handed on strikingly many of their cases; the statistics stand in the report. */
export function flagLabel(flag: {
  readonly attorney: { readonly name: string };
  readonly casesHeld: number;
  readonly casesHandedOut: number;
}): string {
  const { attorney, casesHeld, casesHandedOut } = flag;
  return `${isolated(attorney.name)} handed on ${casesHandedOut} of ${casesHeld} cases, more than chance explains at the firm’s usual rate.`;
}
