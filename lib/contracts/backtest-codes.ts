/*
 * What pages need of the schema without the library that it brings along.
 */

/** The periods, in days up to now, that rules can be backtested on. */
export const BACKTEST_DAYS = [30, 90] as const;
export type BacktestDays = (typeof BACKTEST_DAYS)[number];
