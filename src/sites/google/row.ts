import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'google',
  label: 'Google AI answers',
  hosts: ['www.google.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'answer',
      transport: 'http',
      method: 'GET',
      path: '/async/fol(?:if|wr|srch)',
      // Without it these are the pages of ordinary results.
      query: '[?&]udm=50(?:&|$)',
      role: 'prompt',
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
