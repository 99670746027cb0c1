import { z } from 'zod';

/** What an event may be about, beside the firm. */
export type Subject = 'case' | 'attorney';

type Shape = Readonly<Record<string, z.ZodType>>;
type Nothing = Readonly<Record<never, never>>;

/** One kind of event: what its payload holds, and which part of it is never put into the chain. */
export interface Kind<
  A extends Subject = Subject,
  F extends Shape = Shape,
  T extends Shape = Shape,
  L extends string = string,
> {
  readonly about: readonly A[];
  /** Ids, codes, numbers and dates: part of the chain for good. */
  readonly facts: z.ZodObject<F, z.core.$strict>;
  /** Names, addresses and what someone typed: erasable. */
  readonly text: z.ZodObject<T, z.core.$strict>;
  /** Facts that events of this kind did not have from the beginning. */
  readonly later: readonly L[];
}

/** Describes a kind of event; what is left out is empty. */
export function kind<
  A extends Subject = never,
  F extends Shape = Nothing,
  T extends Shape = Nothing,
  L extends keyof F & string = never,
>(parts: {
  readonly about?: readonly A[];
  readonly facts?: F;
  readonly text?: T;
  readonly later?: readonly L[];
}): Kind<A, F, T, L> {
  return {
    about: parts.about ?? [],
    // What is left out has the type of an empty shape.
    facts: z.strictObject(parts.facts ?? ({} as F)),
    text: z.strictObject(parts.text ?? ({} as T)),
    later: parts.later ?? [],
  };
}
