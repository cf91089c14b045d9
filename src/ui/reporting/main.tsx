/** The page of an organisation's question. */
import { reportingClient } from '../sources/reporting/client.ts';
import { showReporting } from './show.tsx';

const root = document.getElementById('root');
if (root) void showReporting(reportingClient, root);
