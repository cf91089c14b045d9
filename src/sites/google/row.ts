import type { SiteRow } from '../row.ts';

/** Hosts of countries: where most of those live who search there. Each is asked for with the row's one click. */
const COUNTRIES =
  'at be ca ch co.in co.jp co.kr co.uk com.au com.br com.hk com.mx com.tr com.tw de es fr it nl pl pt se';

export const row: SiteRow = {
  id: 'google',
  label: 'Google AI answers',
  hosts: ['www.google.com', ...COUNTRIES.split(' ').map((country) => `www.google.${country}`)],
  access: 'optional',
  endpoints: [
    {
      id: 'answer',
      transport: 'http',
      method: 'GET',
      path: '/async/fol(?:if|srch)',
      // Without it these are the pages of ordinary results.
      query: '[?&]udm=50(?:&|$)',
      role: 'prompt',
    },
    // A question, or an old thread that is opened.
    {
      id: 'thread',
      transport: 'http',
      method: 'GET',
      path: '/async/folwr',
      query: '[?&]udm=50(?:&|$)',
      role: 'mixed',
    },
    // The first question of AI Mode comes with its page.
    {
      id: 'first-answer',
      transport: 'document',
      path: '/search',
      query: '[?&]udm=50(?:&|$)',
      answer: '[data-subtree="aimc"], [data-aimmrs="true"]',
      role: 'prompt',
    },
    // Nobody asked for it: an answer over ordinary results.
    {
      id: 'overview',
      transport: 'document',
      path: '/search',
      query: '^(?!.*[?&]udm=)',
      answer: '[data-attrid="ai_overview"], [data-mcpr]',
      role: 'prompt',
    },
  ],
  vocabulary: [],
};
