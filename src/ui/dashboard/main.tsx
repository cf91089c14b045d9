/** The dashboard of the extension. */
import { tabAddress } from '../address.ts';
import { archive } from '../archive.ts';
import { showDashboard } from './show.tsx';

const root = document.getElementById('root');
if (root) void showDashboard(archive, tabAddress, root);
