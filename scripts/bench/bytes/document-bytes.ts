/** The bytes of one document before compression, by what they are for. */
export interface DocumentBytes {
  readonly total: number;
  /** Elements and text, without what the other figures count. */
  readonly markup: number;
  /** `class` attributes of elements outside of pictures. */
  readonly classes: number;
  /** Inline pictures. */
  readonly pictures: number;
  /** `style` attributes and elements. */
  readonly styles: number;
  /** What the framework tells the browser a second time, as data: what server components drew. */
  readonly flight: number;
  /** Other scripts, and the names of those that are fetched. */
  readonly scripts: number;
}

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>|<link\b[^>]*\bas="script"[^>]*>/g;
const FLIGHT = 'self.__next_f';
const STYLE = /<style\b[^>]*>[\s\S]*?<\/style>|\sstyle="[^"]*"/g;
const PICTURE = /<svg\b[^>]*>[\s\S]*?<\/svg>/g;
const CLASS = /\sclass="[^"]*"/g;

/** Takes the bytes of a document apart. */
export function documentBytes(html: string): DocumentBytes {
  const taken = { flight: 0, scripts: 0, pictures: 0, styles: 0, classes: 0 };
  let rest = html;
  const take = (pattern: RegExp, partOf: (found: string) => keyof typeof taken) => {
    rest = rest.replace(pattern, (found) => {
      taken[partOf(found)] += Buffer.byteLength(found);
      return '';
    });
  };
  take(SCRIPT, (found) => (found.includes(FLIGHT) ? 'flight' : 'scripts'));
  take(PICTURE, () => 'pictures');
  take(STYLE, () => 'styles');
  take(CLASS, () => 'classes');
  return { total: Buffer.byteLength(html), markup: Buffer.byteLength(rest), ...taken };
}
