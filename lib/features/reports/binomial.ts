/**
 * The chance of at least `successes` successes in `trials` independent trials that each succeed
 * with probability `rate`: the upper tail of the binomial distribution, exact up to rounding.
 *
 * Terms are formed from logarithms, because factorials of a busy attorney's year overflow.
 */
export function atLeastProbability(successes: number, trials: number, rate: number): number {
  if (successes <= 0) return 1;
  if (successes > trials || rate <= 0) return 0;
  if (rate >= 1) return 1;
  const logOdds = Math.log(rate) - Math.log1p(-rate);
  let logTerm = logChoose(trials, successes) + successes * Math.log(rate);
  logTerm += (trials - successes) * Math.log1p(-rate);
  let sum = 0;
  for (let k = successes; k <= trials; k += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(trials - k) - Math.log(k + 1) + logOdds;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  let log = 0;
  for (let i = 1; i <= k; i += 1) log += Math.log(n - k + i) - Math.log(i);
  return log;
}
