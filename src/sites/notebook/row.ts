import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'notebook',
  label: 'Gemini Notebook',
  hosts: ['notebooklm.google.com', 'notebook.google.com'],
  access: 'optional',
  endpoints: [
    {
      id: 'ask',
      transport: 'http',
      method: 'POST',
      path: '/_/LabsTailwindUi/data/.*/GenerateFreeFormStreamed',
      role: 'prompt',
    },
  ],
  vocabulary: ['wrb.fr', 'er', 'e'],
};
