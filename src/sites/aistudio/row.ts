import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'aistudio',
  label: 'Google AI Studio',
  hosts: ['aistudio.google.com'],
  access: 'granted',
  endpoints: [
    {
      id: 'generate',
      transport: 'http',
      method: 'POST',
      host: 'alkalimakersuite-pa.clients6.google.com',
      path: '/\\$rpc/google\\.internal\\.alkali\\.applications\\.makersuite\\.v1\\.MakerSuiteService/GenerateContent',
      role: 'prompt',
    },
  ],
  vocabulary: ['model', 'user'],
};
