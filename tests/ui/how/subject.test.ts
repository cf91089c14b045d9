import { describe, expect, it } from 'vitest';
import { parseSubject } from '../../../src/ui/how/subject.ts';
import { howUrl, type Subject } from '../../../src/ui/shell/how-url.ts';

const TODAY = '2026-11-22';
const asked = (text: string): Subject => parseSubject(new URLSearchParams(text), TODAY);

describe('the address of an explanation', () => {
  it.each<Subject>([
    { of: 'request', id: 'AbC-_9' },
    { of: 'day', day: '2026-11-21' },
    { of: 'week', start: '2026-11-16' },
    { of: 'period', period: { from: '2026-10-24', to: TODAY } },
  ])('leads back to what it was made of: $of', (subject) => {
    const url = howUrl(subject);
    expect(url).toMatch(/^\.\.\/how\/index\.html\?/);
    expect(asked(url.split('?')[1] ?? '')).toEqual(subject);
  });

  it.each([
    '',
    'day=yesterday',
    'day=2026-13-40',
    'request=%3Cscript%3E',
    'from=2026-11-22&to=2026-11-01',
    'week=',
  ])('stands for today where it asks for nothing that could be: %j', (text) => {
    expect(asked(text)).toEqual({ of: 'day', day: TODAY });
  });
});
