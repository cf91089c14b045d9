/** Texts of a message as the wire edits them: how much of each is measured in the end. */
import { describe, expect, it } from 'vitest';
import {
  createVisibleField,
  createWrittenField,
  type TextField,
} from '../../../src/sites/chatgpt/text-field.ts';
import { TextMeter } from '../../../src/sites/reading/text-meter.ts';

function lengthAfter(create: (meter: TextMeter) => TextField, edit: (field: TextField) => void): number {
  const meter = new TextMeter();
  edit(create(meter));
  return meter.length;
}

describe('what a model has written', () => {
  const written = (edit: (field: TextField) => void) => lengthAfter(createWrittenField, edit);

  it('is measured once, however often it is told', () => {
    expect(written((field) => field.set('abcdef'))).toBe(6);
    expect(written((field) => ['abc', 'abc', 'abcdef'].map(field.set))).toBe(6);
    expect(written((field) => ['abcdef', 'abc'].map(field.set))).toBe(6);
  });

  it('is measured from where the wire had come to', () => {
    expect(written((field) => ['abc', 'def'].map(field.append))).toBe(6);
    // Two units are told again, and two are new.
    expect(
      written((field) => {
        field.append('abcdef');
        field.truncate(4);
        field.append('efgh');
      }),
    ).toBe(8);
  });

  it('stays where it is cut off, and where it is cut further than it reaches', () => {
    expect(
      written((field) => {
        field.append('abcdef');
        field.truncate(0);
      }),
    ).toBe(6);
    expect(
      written((field) => {
        field.append('abc');
        field.truncate(9);
        field.append('d');
      }),
    ).toBe(4);
  });
});

describe('a visible answer', () => {
  const visible = (edit: (field: TextField) => void) => lengthAfter(createVisibleField, edit);

  it('is what it says last', () => {
    expect(visible((field) => ['abc', 'def'].map(field.append))).toBe(6);
    expect(visible((field) => ['abcdef', 'xy'].map(field.set))).toBe(2);
  });

  it('is what is left where it is cut off', () => {
    const cutTo = (length: number) =>
      visible((field) => {
        field.append('abcdef');
        field.truncate(length);
      });
    expect([0, 2, 6, 9].map(cutTo)).toEqual([0, 2, 6, 6]);
    expect(
      visible((field) => {
        field.append('abcdef');
        field.truncate(4);
        field.append('x');
        field.truncate(2);
      }),
    ).toBe(2);
  });

  it('begins outside of a mark where it is told anew, or cut off', () => {
    const open = 'a\ue200cite';
    expect(visible((field) => field.set(`${open}\ue201b`))).toBe(2);
    expect(visible((field) => [open, 'xyz'].map(field.set))).toBe(3);
    expect(
      visible((field) => {
        field.append(open);
        field.append('d');
      }),
    ).toBe(1);
    const cutWithin = (more: string) =>
      visible((field) => {
        field.append('abcdef\ue200ci');
        field.truncate(6);
        field.append(more);
      });
    expect(cutWithin('xy') - cutWithin('')).toBe(2);
  });

  it('is cut off from where it stood last, however it came there', () => {
    expect(
      visible((field) => {
        field.append('abcdef');
        field.set('abc');
        field.truncate(2);
      }),
    ).toBe(2);
  });

  it('is nothing where more is cut off than was visible', () => {
    expect(
      visible((field) => {
        field.append('a\ue200cite\ue202turn0search1\ue201');
        field.truncate(1);
      }),
    ).toBe(0);
  });
});
