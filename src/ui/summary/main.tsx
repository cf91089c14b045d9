/** The summary of a week, in a tab of its own: ?week=2026-11-16, #share for its card. */
import { weekClient } from '../sources/week/client.ts';
import { showSummary } from './show.tsx';

const root = document.getElementById('root');
const asked = new URLSearchParams(location.search).get('week') ?? '';
if (root) void showSummary(weekClient(asked), root);
