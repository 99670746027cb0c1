import 'server-only';

export { readyBacktests, backtestOffThread } from './off-thread';
export type { MovedCase, BacktestDto, BacktestMetrics, BacktestAttorney } from './dto';
