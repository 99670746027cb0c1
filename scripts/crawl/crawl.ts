import { newId } from '@/lib/platform/ids';
import { listEntryPoints } from '../lib/entry-points-of-build';
import { ask } from './ask';
import { differenceIn, type Observed, type Look } from './difference';
import type { Asker, CrawledFirms } from './firms';
import { listForgotten, questionsFor, suits, type Question } from './questions';
import type { StatementLog } from './statements';

export interface Report {
  readonly calls: number;
  readonly questions: number;
  readonly entryPoints: number;
  /** How many answers there were of each status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** What the crawler does not know the arguments of, or never asked: each must be looked at. */
  readonly forgotten: readonly string[];
  /** Questions that were answered otherwise for a foreign or walled id than for one that never was. */
  readonly leaks: readonly string[];
  /** Questions that cannot tell one's own from nothing, and so would not see a leak. */
  readonly toothless: readonly string[];
}

/** Where the product is, and what its database logs. */
export interface Site {
  readonly url: string;
  readonly log: StatementLog;
  readonly firms: CrawledFirms;
}

/** A difference that comes each time is the answer's; once, it may be the clock's or a job's. */
const LOOKS = 5;

/**
 * Asks every entry point in every role for foreign, walled and absent ids until `calls` requests were sent,
 * each of them at least once, and compares answers and statements with those for an id that never was.
 */
export async function crawl(site: Site, calls: number): Promise<Report> {
  const entryPoints = listEntryPoints();
  const questions = questionsFor(entryPoints);
  const turns = turnsOf(questions, site.firms.askers);
  const crawler = new Crawler(site);
  while (crawler.calls < calls) {
    for (const { question, asker } of turns) {
      if (crawler.calls >= calls) break;
      await crawler.compare(question, asker);
    }
  }
  const known = new Set(questions.map(({ entryPoint }) => entryPoint));
  const unasked = [...known].filter((entryPoint) => !crawler.asked.has(entryPoint));
  const toothless = await crawler.findToothless(questions);
  return {
    ...{ calls: crawler.calls, questions: questions.length, entryPoints: crawler.asked.size },
    statuses: crawler.statuses,
    forgotten: [...listForgotten(entryPoints), ...unasked],
    ...{ leaks: [...crawler.leaks], toothless },
  };
}

interface Turn {
  readonly question: Question;
  readonly asker: Asker;
}

/** Every question by everyone who may ask it, so that each entry point comes early, no matter who asks. */
function turnsOf(questions: readonly Question[], askers: readonly Asker[]): Turn[] {
  const placed = new Map<string, number>();
  const turns = questions.flatMap((question, index) => {
    const asking = askers.filter((asker) => suits(question, asker));
    return asking.map((_, place) => {
      // Each question begins with another role, so that a round over all entry points hears all of them.
      const asker = asking[(index + place) % asking.length] as Asker;
      const turn = placed.get(question.entryPoint) ?? 0;
      placed.set(question.entryPoint, turn + 1);
      return { question, asker, turn };
    });
  });
  return turns.toSorted((a, b) => a.turn - b.turn);
}

class Crawler {
  calls = 0;
  readonly asked = new Set<string>();
  readonly leaks = new Set<string>();
  readonly statuses: Record<string, number> = {};

  constructor(private readonly site: Site) {}

  /** Asks for each id that must not be told from one that never was. */
  async compare(question: Question, asker: Asker): Promise<void> {
    const { foreign, walled } = this.site.firms;
    this.asked.add(question.entryPoint);
    const ids = {
      foreign: foreign[question.kind],
      walled: asker.isKey ? undefined : walled[question.kind],
    };
    const never = await this.put(question, asker, newId());
    for (const [what, id] of Object.entries(ids)) {
      if (!id) continue;
      const difference = await this.differenceOf(question, asker, id, never);
      if (difference) this.leaks.add(`${asker.name}: ${question.name}, ${what}: ${difference}`);
    }
  }

  /** What tells this id, each time, from one that never was; null for nothing. */
  private async differenceOf(
    question: Question,
    asker: Asker,
    id: string,
    never: Observed,
  ): Promise<string | null> {
    const looks: Look[] = [];
    while (looks.length < LOOKS) {
      const absent = looks.length > 0 ? await this.put(question, asker, newId()) : never;
      const other = await this.put(question, asker, id);
      const named = this.site.firms.secrets.find((secret) => other.text.includes(secret));
      if (named) return `names ${named}`;
      looks.push({ absent, other });
      if (!differenceIn(looks)) return null;
    }
    return differenceIn(looks);
  }

  private async put(question: Question, asker: Asker, id: string): Promise<Observed> {
    const { url, log, firms } = this.site;
    log.skip();
    const answer = await ask(url, question.request(id, asker.own), asker, id);
    this.calls += 1;
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1;
    return { ...answer, transactions: log.read([firms.firmId, id]) };
  }

  /** Asks for what is one's own where that must be found. It changes what it finds: call it last. */
  async findToothless(questions: readonly Question[]): Promise<string[]> {
    const { twins } = this.site.firms;
    const toothless: string[] = [];
    const biting = new Set<string>();
    const asked = questions.filter(({ mustFind }) => mustFind);
    // What ends something comes last: nothing could find it afterwards.
    const inOrder = asked.toSorted((a, b) => Number(ends(a)) - Number(ends(b)));
    for (const question of inOrder) {
      const asker = question.forKeys ? twins.key : twins.session;
      const never = await this.put(question, asker, newId());
      const mine = await this.put(question, asker, asker.own[question.kind] ?? '');
      if (mine.text !== never.text) biting.add(question.entryPoint);
      else if (!ends(question) || !biting.has(question.entryPoint)) toothless.push(question.name);
    }
    return toothless;
  }
}

/** Whether what was found is gone after it: the next question about it finds nothing. */
const ends = ({ entryPoint }: Question) =>
  /cancel|revoke|remove|end|answer|accept|decline|withdraw|DELETE/i.test(entryPoint);
