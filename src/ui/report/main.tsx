/** The report on a site that changed: `?site=` says which. */
import { settingsClient } from '../sources/settings/client.ts';
import { showReport } from './show.tsx';

const root = document.getElementById('root');
if (root) void showReport(settingsClient, root, new URLSearchParams(location.search).get('site'));
