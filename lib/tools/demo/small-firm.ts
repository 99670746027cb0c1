import type { FirmPlan } from '@/lib/features/sample-firm/plan';

/** Four attorneys for families and people who need protection. */
export const SMALL_FIRM: FirmPlan = {
  name: 'Sequoia Bridge Law',
  days: 365,
  domain: 'sequoiabridge.example',
  timeZone: 'America/Los_Angeles',
  admin: 'Rosalind Tamayo',
  manager: 'Kofi Lindgren',
  intake: 'Mirabel Sorensen',
  attorneys: [
    {
      name: 'Marisela Fuentes',
      seniority: 'partner',
      capacity: 16,
      expertise: { asylum: 3, VAWA: 3, U: 3, 'I-130': 2, 'I-485': 2 },
      isManager: true,
      absences: [
        { kind: 'vacation', fromDay: -170, toDay: -160, noticeDays: 40 },
        { kind: 'vacation', fromDay: -2, toDay: 5, noticeDays: 31 },
      ],
    },
    {
      name: 'Tevita Fonoti',
      seniority: 'senior',
      capacity: 20,
      expertise: { 'I-130': 3, 'I-485': 3, 'N-400': 3, 'I-751': 3, U: 1 },
      absences: [{ kind: 'vacation', fromDay: -110, toDay: -97, noticeDays: 45 }],
    },
    {
      name: 'Golnaz Shirazi',
      seniority: 'associate',
      capacity: 20,
      expertise: { asylum: 2, U: 2, 'I-485': 2, 'I-130': 2, 'N-400': 2, 'I-751': 1 },
      absences: [
        { kind: 'parental', fromDay: -262, toDay: -199, noticeDays: 50 },
        { kind: 'sick', fromDay: -45, toDay: -43, noticeDays: 0 },
      ],
    },
    {
      name: 'Dmitri Volkonsky',
      seniority: 'junior',
      capacity: 14,
      expertise: { 'N-400': 2, 'I-130': 1, 'I-751': 1, 'I-485': 1 },
      maxComplexity: 6,
      absences: [{ kind: 'training', fromDay: -75, toDay: -73, noticeDays: 14 }],
    },
  ],
  rules: [
    {
      day: -210,
      note: 'We are few: whoever asks a colleague waits for their yes.',
      change: { handoffNeedsAcceptance: true },
    },
    {
      day: -66,
      note: 'Whoever knows a family keeps it.',
      change: { weights: { continuity: 150 } },
    },
  ],
  wall: {
    day: -133,
    attorney: 'Golnaz Shirazi',
    reason: 'Her brother is married into the client’s family.',
  },
  question: {
    hoursAgo: 19,
    reason: 'workload',
    note: 'Two interviews next week, and this one needs its evidence letter now. Could you?',
  },
  casesPerWorkday: 0.85,
  capCasesPerWorkday: 0,
  companyCount: 0,
  mix: [
    ['I-130', 24],
    ['I-485', 22],
    ['N-400', 20],
    ['I-751', 8],
    ['asylum', 12],
    ['U', 8],
    ['VAWA', 5],
  ],
  latest: [
    {
      hoursAgo: 31,
      clientName: 'Ivelisse Matos',
      visaType: 'VAWA',
      complexity: 9,
      urgent: true,
      deadlineInDays: 21,
      notes: 'Referred by the shelter. Call only in the mornings.',
    },
    {
      hoursAgo: 6,
      clientName: 'Ивана Ђорђевић 🌿',
      visaType: 'U',
      complexity: 8,
      deadlineInDays: 55,
      notes: 'Police certification is on its way.',
    },
  ],
};
