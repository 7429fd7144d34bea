import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../../src/core/text/displayWidth.ts';
import { layoutTable, type TableColumn } from '../../../src/core/text/layoutTable.ts';
import { padText } from '../../../src/core/text/padText.ts';
import { painter } from '../../../src/core/text/painter.ts';
import { groupMeans, sparkline } from '../../../src/core/text/sparkline.ts';
import { truncateText } from '../../../src/core/text/truncateText.ts';
import { utf8Length } from '../../../src/core/text/utf8Length.ts';
import { wrapText } from '../../../src/core/text/wrapText.ts';

const plain = painter(false);

describe('displayWidth', () => {
  it('counts columns, not code units', () => {
    expect(['abc', '日本', '👩‍💻', 'e\u0301', '▁▂█'].map(displayWidth)).toEqual([3, 4, 2, 1, 3]);
  });
});

describe('truncateText', () => {
  it('cuts at whole characters and marks the cut', () => {
    expect(truncateText('hellaswag', 9)).toBe('hellaswag');
    expect(truncateText('hellaswag', 6)).toBe('hella…');
    expect(truncateText('日本語です', 6)).toBe('日本…');
    expect(truncateText('👩‍💻👩‍💻👩‍💻', 4)).toBe('👩‍💻…');
    expect(truncateText('abc', 1)).toBe('…');
    expect(truncateText('abc', 0)).toBe('');
  });
});

describe('wrapText', () => {
  it('breaks at blanks, and a long word anywhere', () => {
    expect(wrapText('the law does not hold', 9)).toEqual(['the law', 'does not', 'hold']);
    expect(wrapText('a abcdefgh', 4)).toEqual(['a', 'abcd', 'efgh']);
    expect(wrapText('日本語', 4)).toEqual(['日本', '語']);
    expect(wrapText('', 10)).toEqual(['']);
  });
});

describe('padText', () => {
  it('fills by columns on either side', () => {
    expect(padText('日', 4)).toBe('日  ');
    expect(padText('ab', 4, 'right')).toBe('  ab');
  });
});

describe('utf8Length', () => {
  it('agrees with the encoder, lone surrogates included', () => {
    const encoder = new TextEncoder();
    for (const text of ['abc', 'é', '日本', '👍🏽', '\uD800x', 'x\uDC00']) {
      expect(utf8Length(text)).toBe(encoder.encode(text).length);
    }
  });
});

describe('sparkline', () => {
  it('spans the observed range', () => {
    expect(sparkline([0.25, 0.3, 0.5, 0.75])).toBe('▁▂▅█');
    expect(sparkline([3, 3, 3])).toBe('▄▄▄');
    expect(sparkline([])).toBe('');
  });

  it('groups neighbours when points outnumber columns, and keeps the shape', () => {
    expect(sparkline([0, 0, 0, 0, 1, 1, 1, 1], 4)).toBe('▁▁██');
    expect(groupMeans([1, 2, 3, 4, 5], 2)).toEqual([1.5, 4]);
  });
});

describe('painter', () => {
  it('writes codes only when enabled, and none around nothing', () => {
    expect(painter(true)('x', 'red', 'bold')).toBe('\u001b[1m\u001b[31mx\u001b[39m\u001b[22m');
    expect(painter(true)('', 'red')).toBe('');
    expect(plain('x', 'red')).toBe('x');
  });
});

describe('layoutTable', () => {
  const columns: TableColumn[] = [
    { header: 'task', importance: 9, shortest: 6 },
    { header: 'gain', importance: 5, align: 'right' },
    { header: 'seen', importance: 1, shortest: 8 },
  ];
  const rows = [
    [{ text: 'arc_challenge' }, { text: '+0.31' }, { text: 'rises over the whole range' }],
    [{ text: '日本' }, { text: '-0.1' }, { text: 'falls' }],
  ];
  const at = (width: number) => layoutTable(columns, rows, width, plain);

  it('shows everything where it fits, numbers to the right', () => {
    expect(at(80)).toEqual([
      'task            gain  seen',
      'arc_challenge  +0.31  rises over the whole range',
      '日本            -0.1  falls',
    ]);
  });

  it('shortens the least important column first, then drops it', () => {
    expect(at(36)[1]).toBe('arc_challenge  +0.31  rises over th…');
    expect(at(24)[1]).toBe('arc_ch…  +0.31  rises o…');
    expect(at(20)).toEqual(['task            gain', 'arc_challenge  +0.31', '日本            -0.1']);
  });

  it('never exceeds the width, whatever it is', () => {
    for (let width = 3; width < 60; width += 1) {
      for (const line of at(width)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  it('paints cells without spoiling the widths', () => {
    const lines = layoutTable(
      columns,
      [[{ text: 'a', colours: ['red'] }, { text: '1' }, { text: '' }]],
      40,
      painter(true),
    );
    expect(lines[1]).toBe('\u001b[31ma\u001b[39m        1');
  });
});
