/** The page of the person's devices. */
import { devicesClient } from '../sources/devices/client.ts';
import { showDevices } from './show.tsx';

const root = document.getElementById('root');
if (root) void showDevices(devicesClient, root);
