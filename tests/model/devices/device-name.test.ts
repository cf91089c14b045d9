import { expect, it } from 'vitest';
import { deviceNameOf } from '../../../src/model/devices/device-name.ts';

const AS_CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

it.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${AS_CHROME}`, 'Chrome, Windows'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${AS_CHROME} Edg/153.0.0.0`, 'Edge, Windows'],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${AS_CHROME} OPR/130.0.0.0`, 'Opera, macOS'],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${AS_CHROME}`, 'Chrome, ChromeOS'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Android 14; Linux; rv:153.0) Gecko/153.0 Firefox/153.0', 'Firefox, Android'],
  ['curl/8 (Linux)', 'Linux'],
  ['Firefox/153', 'Firefox'],
  ['curl/8', 'Trottinette'],
])('of %s is “%s”', (userAgent, name) => {
  expect(deviceNameOf(userAgent)).toBe(name);
});
