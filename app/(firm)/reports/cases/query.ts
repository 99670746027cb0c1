import { figureSchema, type FigureInput } from '@/lib/reports/figure-schema';
import { textOf, type Params } from '../../params';

/** The figure that an address names, unchecked: the service checks it. */
export function figureQuery(params: Params): FigureInput {
  const named = Object.keys(figureSchema.shape).flatMap((key) => {
    const value = textOf(params[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(named) as FigureInput;
}
