import type { CaseLine } from './dashboard-dto';
import type { AttorneyRef } from './dto';
import type { Figure } from './figure-schema';

/** One case behind a figure. */
export interface FigureCase {
  /** Of the event or interval, since a case may be listed more than once. */
  key: string;
  case: CaseLine;
  /** When it happened, or since when it is held. */
  at: string;
  /** Who had it before and who got it, where it changed hands; who held it, where it did not. */
  from: AttorneyRef | null;
  holder: AttorneyRef | null;
}

/** The cases behind one figure. */
export interface FigureCasesDto {
  figure: Figure;
  attorney: AttorneyRef | null;
  other: AttorneyRef | null;
  from: string;
  to: string;
  timeZone: string;
  items: FigureCase[];
  /** All of them; more than `items` when the list was cut. */
  total: number;
}
