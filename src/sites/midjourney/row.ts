import type { SiteRow } from '../row.ts';

export const row: SiteRow = {
  id: 'midjourney',
  label: 'Midjourney',
  hosts: ['www.midjourney.com', 'alpha.midjourney.com'],
  access: 'optional',
  endpoints: [
    { id: 'submit', transport: 'http', method: 'POST', path: '/api/submit-jobs', role: 'prompt' },
    { id: 'status', transport: 'http', method: 'POST', path: '/api/job-status', role: 'follow' },
  ],
  vocabulary: ['success', 'failure', 'job_id', 'job_type', 'meta', 'error'],
};
