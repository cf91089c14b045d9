/** Opens any state of the popup in an ordinary tab, over the mock. */
import { parseSettings } from '../../model/settings.ts';
import { MOCK_STATES, mockClient, mockStored } from '../mock.ts';
import { showPopup } from '../popup/show.tsx';

const asked = new URLSearchParams(location.search);
const state = MOCK_STATES.find((name) => name === asked.get('state')) ?? 'day';
const now = Number(asked.get('now')) || Date.now();
const settings = parseSettings(Object.fromEntries(asked));

const root = document.getElementById('root');
if (root) void showPopup(mockClient(mockStored(state, now, settings), now), root);
