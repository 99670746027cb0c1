import { crawl, type Report } from './crawl';
import { buildOffices } from './offices';
import { StatementLog } from './statements';

/** Crawls the product that the environment names: see `startProductForTests`. */
export async function crawlProduct(calls: number): Promise<Report> {
  const {
    EVENHAND_TEST_URL: url = '',
    EVENHAND_TEST_DATABASE_LOG: file = '',
    DATABASE_URL: ownerUrl = '',
  } = process.env;
  const offices = await buildOffices();
  const log = await StatementLog.open(ownerUrl, file);
  try {
    return await crawl({ url, log, offices }, calls);
  } finally {
    await log.close();
  }
}
