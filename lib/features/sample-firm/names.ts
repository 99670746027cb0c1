import type { Random } from './random';

/** Given and family names that go together, as they are written at home. */
const PEOPLES: readonly { given: readonly string[]; family: readonly string[] }[] = [
  {
    given: [
      'Ananya',
      'Rohan',
      'Priya',
      'Vikram',
      'Meera',
      'Arjun',
      'Kavya',
      'Siddharth',
      'Lakshmi',
    ],
    family: ['Iyer', 'Deshmukh', 'Bhattacharya', 'Reddy', 'Chaudhary', 'Nair', 'Kulkarni', 'Gill'],
  },
  {
    given: ['Camila', 'Mateo', 'Lucía', 'Tomás', 'Ximena', 'Andrés', 'Beatriz', 'Joaquín'],
    family: ['Quiñones', 'Villarreal', 'Echeverría', 'Saldaña', 'Pacheco', 'Montenegro', 'Ibáñez'],
  },
  {
    given: ['Wei', 'Xinyi', 'Haoran', 'Meiling', 'Zihan', 'Jiayi'],
    family: ['Zhao', 'Huang', 'Xu', 'Luo', 'Deng', 'Song'],
  },
  { given: ['美咲', '大輔', '陽菜', '健太'], family: ['小林', '渡辺', '石川', '森田'] },
  { given: ['지우', '민준', '서연', '도현'], family: ['박', '최', '정', '윤'] },
  {
    given: ['ليلى', 'كريم', 'نور', 'يوسف'],
    family: ['الحسيني', 'منصور', 'خوري', 'درويش'],
  },
  { given: ['נועה', 'איתן', 'תמר'], family: ['אברמוב', 'שלו', 'ברקוביץ'] },
  {
    given: ['Олена', 'Тарас', 'Ірина', 'Богдан'],
    family: ['Коваленко', 'Мельник', 'Гончар', 'Литвин'],
  },
  {
    given: ['Chidinma', 'Tunde', 'Ngozi', 'Emeka', 'Folake'],
    family: ['Adeyemi', 'Okonkwo', 'Balogun', 'Eze', 'Nwosu'],
  },
  {
    given: ['Thanh', 'Linh', 'Quân', 'Hương'],
    family: ['Nguyễn', 'Phạm', 'Đặng', 'Võ'],
  },
  {
    given: ['Margaux', 'Étienne', 'Saskia', 'Björn', 'Agnieszka', 'Luca', 'Síofra'],
    family: ['Lefèvre', 'van Dijk', 'Ólafsdóttir', 'Wiśniewska', 'Bianchi', 'Ó Briain', 'Schäfer'],
  },
  {
    given: ['Thiago', 'Larissa', 'Caetano', 'Iara'],
    family: ['Figueiredo', 'Sampaio', 'Guimarães', 'Brandão'],
  },
];

/** Peoples whose names put the family first and take no space. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}]/u;

/** Someone's name. */
export function personName(random: Random): string {
  const people = random.pick(PEOPLES);
  const given = random.pick(people.given);
  const family = random.pick(people.family);
  return FAMILY_FIRST.test(family) ? `${family}${given}` : `${given} ${family}`;
}

const COMPANY_STEMS = [
  'Alderpoint',
  'Bluefern',
  'Calder & Finch',
  'Driftline',
  'Eastwick',
  'Fathom',
  'Greyloch',
  'Hollowell',
  'Ironbark',
  'Juniper Row',
  'Kestrel',
  'Lumenfield',
  'Marrow Hill',
  'Northlake',
  'Ostrava',
  'Pinecrest',
  'Quillon',
  'Redwater',
  'Silverbend',
  'Tamarack',
] as const;
const COMPANY_TRADES = [
  'Robotics',
  'Biosciences',
  'Hospital Group',
  'Software',
  'Analytics',
  'Landscaping',
  'Studios',
  'Materials',
  'Freight',
  'University',
] as const;

/** The employers of a firm's clients, the biggest first. */
export function companyNames(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    names.add(`${random.pick(COMPANY_STEMS)} ${random.pick(COMPANY_TRADES)}`);
  }
  return [...names];
}
