import { crawl, type Report } from './crawl';
import { buildFirms } from './firms';
import { StatementLog } from './statements';

/** Crawls the product that the environment names: see `startProductForTests`. */
export async function crawlProduct(calls: number): Promise<Report> {
  const {
    EVENHAND_TEST_URL: url = '',
    EVENHAND_TEST_DATABASE_LOG: file = '',
    DATABASE_URL: ownerUrl = '',
  } = process.env;
  const firms = await buildFirms();
  const log = await StatementLog.open(ownerUrl, file);
  try {
    return await crawl({ url, log, firms }, calls);
  } finally {
    await log.close();
  }
}
