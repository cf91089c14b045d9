import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'canva',
  label: 'Canva',
  hosts: ['www.canva.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'generate',
      transport: 'http',
      method: 'POST',
      path: '/_ajax/ingredientgeneration',
      role: 'prompt',
    },
  ],
  vocabulary: ['A', 'B', 'C', 'D', 'error', 'message'],
};
