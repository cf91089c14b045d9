/** The dashboard of the extension. */
import { tabAddress } from '../shell/address.ts';
import { archive } from '../sources/archive/client.ts';
import { showDashboard } from './show.tsx';

const root = document.getElementById('root');
if (root) void showDashboard(archive, tabAddress, root);
