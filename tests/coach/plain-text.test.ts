import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/coach/plain-text.ts';

describe('the plain form of a prompt', () => {
  it.each([
    // Elisions, possessives, accents, quotes.
    ["Quelle est la capitale de l'Australie ?", '? capitale australie'],
    ['ça veut dire quoi « sonder »', 'veut dire ? sonder'],
    ["ça s'écrit comment", 'ecrit comment'],
    // Hyphens join words, not numbers; blanks of any sort are one.
    ['arc-en-ciel', 'arc ciel'],
    ['le 12-13', '12-13'],
    [' \t tab\tbed ', 'tab bed'],
    // Courtesy before and after, however much of it; never a word that only begins like it.
    ['hi, hello capital of Peru pls ?!', '? capital peru'],
    ['hey hey what time is it in Lima', '? time now lima'],
    ['hit parade', 'hit parade'],
    ['oh hi there', 'oh hi there'],
    ['Peru. ', 'peru'],
    ['hi', 'hi'],
    // A thing named with "of".
    ['minutes de jeu', '? minutes jeu'],
    ['combien de minutes', 'combien minutes'],
    // Question words, also the last word.
    ['what', '?'],
    ["what's the capital of Peru, please?", '? capital peru'],
    ['whatever', 'whatever'],
    // "Is it".
    ['quelle heure est-il', '? heure now'],
    ['il est quelle heure', 'now ? heure'],
    ['depuis quand il est quoi', 'depuis ? il ?'],
    ['heure, il est midi', 'heure, il midi'],
    ['il est midi', 'il midi'],
    ['quel temps fait-il à Brest', '? temps fait now brest'],
    ['what day is it', '? day now'],
    ['on est quel jour', 'now ? jour'],
    ['quel jour sommes nous', '? jour now'],
    // Empty words, alone and in a row; a word that holds one stays.
    ['of', ''],
    ['est', ''],
    ['dans y aux', ''],
    ['that est', 'that'],
    ['a dog', 'dog'],
    ['an owl', 'owl'],
    ['un chat, une idée', 'chat, idee'],
    ['que faire', 'faire'],
    ["qu'ils aillent", 'ils aillent'],
    ['la le las les laser', 'laser'],
    ['au lac, aux eaux', 'lac, eaux'],
    // Pronouns that stand for nothing go, those that stand for something stay.
    ['is it going to rain this week', 'going rain week'],
    ['it rains', 'rains'],
    ['il pleut', 'pleut'],
    ['it works', 'it works'],
    ['ça va', 'ca va'],
    ['this week', 'week'],
    ['this evening', 'this evening'],
    ['ce soir', 'soir'],
    ['ce matin', 'ce matin'],
    ['how do you say dog', 'how say dog'],
    ['how do you spell dog', 'how spell dog'],
    ['how do you feel', 'how you feel'],
    ['how does it work', 'how it work'],
  ])('%s: %s', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['two lines', 'peru\nchile'],
    ['two sentences', 'Peru. Chile'],
    ['two sentences with blanks between', 'Peru?   Chile'],
    ...Array.from('{}<>;:|\\_`#@', (sign) => [`the sign ${sign}`, `peru${sign}chile`]),
    ['more than 80 characters', 'peru'.padEnd(81, 'u')],
  ])('is empty for %s', (_, text) => {
    expect(plainText(text)).toBe('');
  });

  it('is there for 80 characters', () => {
    expect(plainText('peru'.padEnd(80, 'u'))).toBe('peru'.padEnd(80, 'u'));
  });
});
