/** What `npm run explain` says of captures: right ones, ones the tap lets pass, cut and broken ones. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimate } from '../../src/model/footprint/estimate.ts';
import { OWN_KINDS } from '../../src/sites/generic/kinds.ts';
import { SITES } from '../../src/sites/table.ts';
import { readCaptures } from '../harness/capture.ts';
import { explainCommand } from './explain-command.ts';
import { explainCapture, isAsExpected } from './explained.ts';
import { openCapture } from './open-capture.ts';
import { pathDifference } from './path-difference.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trottinette-explain-'));
  mkdirSync(join(folder, 'pi'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command says, line by line. */
function said(...args: string[]): { code: number; lines: string[] } {
  const texts: string[] = [];
  const code = explainCommand(args, (text) => texts.push(text));
  return { code, lines: texts.join('\n').split('\n') };
}

/** The lines from one that starts a section to the next blank one. */
function section(lines: readonly string[], start: string): string {
  const from = lines.findIndex((line) => line.startsWith(start));
  const to = lines.indexOf('', from);
  return lines.slice(from, to < 0 ? undefined : to).join('\n');
}

const fixture = (site: string, scenario: string) => join(FIXTURES, site, `${scenario}.json`);

/** A fixture of Pi with its text changed, in a folder of its own. */
function changed(scenario: string, change: (text: string) => string, name = scenario): string {
  const path = join(folder, 'pi', `${name}.json`);
  writeFileSync(path, change(readFileSync(fixture('pi', scenario), 'utf8')));
  return path;
}

describe('a capture that is read as it expects', () => {
  const { code, lines } = said(fixture('pi', 'chat-sse'));

  it('is said to be so', () => {
    expect(code).toBe(0);
    expect(lines[0]).toBe('pi/chat-sse  ok');
    expect(lines.at(-1)).toBe('as expected');
  });

  it('is told exchange by exchange', () => {
    expect(section(lines, 'exchanges')).toMatchInlineSnapshot(`
      "exchanges
        #1  main, sse  POST https://pi.ai/api/chat
            sent      {"text":"hello","conversation":"sid","mode":"BASE"}
            answered  200 text/event-stream; charset=utf-8, 5 pieces, 207 B, 0.240 s to 0.521 s
            tap       endpoint chat (prompt)"
    `);
  });

  it('is read event by event', () => {
    expect(section(lines, 'reading')).toMatchInlineSnapshot(`
      "reading
          0.000 s  #1  open      POST /api/chat                                turn 1: starts, new, input 1; told rev 0, pending
          0.240 s  #1  head      200 text/event-stream; charset=utf-8
          0.439 s  #1  received  {"sid":"u1","sentAt":"2026-11-22T10:00:00Z"}
          0.439 s  #1  message   {"sid":"a1"}
          0.439 s  #1  partial   {"text":"Hey "}                               output 2, understood
          0.521 s  #1  partial   {"text":"there 👋"}                           output 5
          0.521 s  #1  done      {}
          0.521 s  #1  end       complete                                      complete; told rev 1, complete"
    `);
  });

  it('comes to a turn, with its estimate as the background makes it', () => {
    const turn = section(lines, 'turn 1');
    expect(turn.slice(0, turn.indexOf('  estimate'))).toMatchInlineSnapshot(`
      "turn 1  text, new, standard, no model, complete, 1 in, 5 out, 0.521 s
        key        none on the wire
        model      none, asked for none
        tokens     input 1 counted, context 0, output 5 counted, reasoning 0 counted, tools 0
        media      none
        text       "Hey there 👋"
        understood yes, by #1 partial
      "
    `);
    const { turns } = explainCapture(openCapture(fixture('pi', 'chat-sse')));
    const request = turns[0]?.request;
    const { energyWh } = estimate({ ...(request as NonNullable<typeof request>), site: 'pi' }, null);
    const [, low, central, high] = /^ +energy +(\S+) +(\S+) +(\S+) +Wh$/m.exec(turn) ?? [];
    const ends = [energyWh.low, energyWh.central, energyWh.high].map((end) => Number(end.toPrecision(3)));
    expect([low, central, high].map(Number)).toEqual(ends);
    expect(turn).toContain('carbon-of-use       G_use = E · CI / 1000');
  });
});

describe('an exchange no endpoint wants', () => {
  it('is told with the nearest endpoint and what differs', () => {
    const path = changed('chat-sse', (text) => text.replace('pi.ai/api/chat', 'pi.ai/api/chats'), 'moved');
    const { code, lines } = said(path);
    expect(code).toBe(1);
    expect(section(lines, 'exchanges')).toMatchInlineSnapshot(`
      "exchanges
        #1  main, sse  POST https://pi.ai/api/chats
            sent      {"text":"hello","conversation":"sid","mode":"BASE"}
            answered  200 text/event-stream; charset=utf-8, 5 pieces, 207 B, 0.240 s to 0.521 s
            tap       no endpoint of this site's row matched; nearest: chat differs in path segment 2 ("chats", the row has "chat")"
    `);
    expect(lines.some((line) => line.startsWith('reading'))).toBe(false);
    expect(section(lines, 'differs')).toMatchInlineSnapshot(`
      "differs from what the capture expects
        requests: expected 1, found 0"
    `);
  });

  it('is told with all endpoints where all is asked for', () => {
    const { lines } = said(fixture('mistral', 'neg-reattach-and-queries'), '--all');
    expect(lines.filter((line) => line.includes(' not ')).length).toBeGreaterThan(1);
  });

  it.each([
    ['/a/conversation', '/a/convo', 'path segment 2 ("convo", the row has "conversation")'],
    ['/a/b', '/a/x/b', 'path segment 2 ("x" is one too many)'],
    ['/a/[^/]+/b', '/a/b', 'path segment 2 (the row has "[^/]+" there)'],
    ['/v1/(?:chat|talk)/[0-9a-f]{4}', '/v1/chat/12', 'path segment 3 ("12", the row has "[0-9a-f]{4}")'],
    ['/a/b', '/c/d', undefined],
  ])('%s for %s', (pattern, path, words) => {
    expect(pathDifference(pattern, path)).toBe(words);
  });
});

describe('a capture whose stream breaks off', () => {
  const cut = (text: string) => {
    const capture = JSON.parse(text);
    capture.exchanges[0].chunks.splice(-1);
    return JSON.stringify(capture);
  };

  it('shows the event that was cut, and what differs for it', () => {
    const { code, lines } = said(changed('chat-sse', cut, 'cut-stream'));
    expect(code).toBe(1);
    expect(section(lines, 'reading')).toMatchInlineSnapshot(`
      "reading
          0.000 s  #1  open              POST /api/chat                                turn 1: starts, new, input 1; told rev 0, pending
          0.240 s  #1  head              200 text/event-stream; charset=utf-8
          0.439 s  #1  received          {"sid":"u1","sentAt":"2026-11-22T10:00:00Z"}
          0.439 s  #1  message           {"sid":"a1"}
          0.439 s  #1  partial           {"text":"Hey "}                               output 2, understood
          0.439 s  #1  partial, cut off  {"text":"there �
          0.439 s  #1  end               complete                                      complete; told rev 1, complete"
    `);
    expect(section(lines, 'differs')).toMatchInlineSnapshot(`
      "differs from what the capture expects
        outputText: expected "12 characters, hash 71ff3731", found "4 characters, hash 06829467"
          from character 5: expected "there 👋"
                            found    ""
        outputTokens: expected 5, found 2"
    `);
  });
});

describe('a capture of two turns', () => {
  it('shows where the text of the second parts from what is expected', () => {
    const path = changed(
      'unnamed-events',
      (text) => {
        const capture = JSON.parse(text);
        capture.expected.turns[1].outputText += ' more';
        return JSON.stringify(capture);
      },
      'two-turns',
    );
    const { lines } = said(path);
    expect(section(lines, 'differs')).toMatchInlineSnapshot(`
      "differs from what the capture expects
        turns[1].outputText: expected "12 characters, hash 093d17f3", found "7 characters, hash a5a0088e"
          from character 8: expected " more"
                            found    """
    `);
  });
});

describe('a capture that is broken', () => {
  it.each([
    ['', 'not JSON: Unexpected end of JSON input at line 1, column 1'],
    ['{\n "format": "capture/1",\n "site', 'not JSON: '],
    ['[]', 'not a capture: not an object'],
  ])('is said to be: %j', (text, fault) => {
    const path = changed('chat-sse', () => text, 'broken');
    const { code, lines } = said(path);
    expect(code).toBe(1);
    expect(lines[0]).toBe(`${path}  BROKEN`);
    expect(lines[1]).toContain(`broken: ${fault}`);
  });

  it('is read as far as it goes', () => {
    const { code, lines } = said(
      changed('chat-sse', (text) =>
        text.replace('"requests": 1', '"requests": "one"').replace('"main"', '"first"'),
      ),
    );
    expect(code).toBe(1);
    expect(lines.slice(0, 3)).toEqual([
      'pi/chat-sse  BROKEN',
      '  broken: expected.requests is not a number',
      '  broken: exchanges[0].role is not one of before, main, during, after, follow-up',
    ]);
    expect(lines.at(-1)).toBe('expected: the capture does not say');
  });

  it.each(['page', 'exchanges', 'expected', 'site', 'scenario'])('stands any nonsense for %s', (name) => {
    for (const nonsense of [null, 1, 'x', [], {}, [null], [{}]]) {
      const path = changed(
        'chat-sse',
        (text) => JSON.stringify({ ...JSON.parse(text), [name]: nonsense }),
        'odd',
      );
      expect(() => said(path, '--all')).not.toThrow();
    }
  });
});

describe('many captures', () => {
  it('take a line each where they are right', () => {
    const { code, lines } = said(join(FIXTURES, 'pi'));
    expect(code).toBe(0);
    expect(lines).toMatchInlineSnapshot(`
      [
        "ok       pi/chat-sse  text, new, standard, no model, complete, 1 in, 5 out",
        "ok       pi/neg-start-history-voice  no request",
        "ok       pi/pieces-then-whole  text, new, standard, no model, complete, 3 in, 7 out",
        "ok       pi/refused-429  text, new, standard, no model, refused, 1 in, 0 out",
        "ok       pi/stopped-by-page  text, new, standard, no model, stopped, 1 in, 3 out",
        "ok       pi/unnamed-events  text, new, standard, no model, complete, 1 in, 3 out; text, followup, standard, no model, complete, 1 in, 3 out",
      ]
    `);
  });

  it('are read here as in a browser', () => {
    const wrong = [...SITES, ...OWN_KINDS].flatMap(({ id }) =>
      readCaptures(join(FIXTURES, id))
        .map(({ site, scenario }) => explainCapture(openCapture(fixture(site, scenario))))
        .filter((explained) => !isAsExpected(explained))
        .map(({ opened }) => opened.path),
    );
    expect(wrong).toEqual([]);
  });

  it('are an object a line for machines', () => {
    const { lines } = said(join(FIXTURES, 'pi'), '--json');
    const [first] = lines.map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(3);
    expect(first).toMatchObject({ site: 'pi', asExpected: true, exchanges: [{ endpoint: 'chat' }] });
  });
});

describe('a command line', () => {
  it('without a capture, or with one that is not there, says so', () => {
    expect(() => said()).toThrow('give a capture');
    expect(() => said('nowhere.json')).toThrow('there is no nowhere.json');
    expect(() => said(fixture('pi', 'chat-sse'), '--site', 'nowhere')).toThrow('there is no site nowhere');
  });
});
