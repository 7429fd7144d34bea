import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonRenderer } from '../../src/core/renderers/jsonRenderer.ts';
import { renderComment } from '../../src/core/renderers/renderComment.ts';
import { renderSummary } from '../../src/core/renderers/renderSummary.ts';
import { textRenderer } from '../../src/core/renderers/textRenderer.ts';
import { displayWidth } from '../../src/core/text/displayWidth.ts';
import { readMarkdown } from '../core/renderers/markdownPage.ts';
import { hostileNames } from '../hostileNames.ts';
import { reportArbitrary } from '../reportArbitrary.ts';

const marker = '<!-- scaling-guard: main -->';
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Few texts in one report, so that its parts meet by name: all hostile, or any Unicode at all. */
const texts = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('hellaswag', 'acc', 'loss:c4_val', 'SG402', '>= 0.70', '0.2..0.4', '', ' '),
);
const report = fc
  .array(texts, { minLength: 1, maxLength: 6 })
  .chain((few) => reportArbitrary(fc.constantFrom(...few)));

/** An emoji joined by a joiner is one visible character. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const seen = (text: string): string =>
  text
    .replaceAll('\n', '')
    .replace(/(\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?)\u200D/gu, '$1');

/** What GitHub would link or run in rendered text outside of code. */
const outsideCode = (html: string): string =>
  html.replace(/<pre>[\s\S]*?<\/pre>/g, '').replace(/<code>[\s\S]*?<\/code>/g, '');

const expectInert = (page: string): void => {
  const { html, faults } = readMarkdown(page, marker);
  expect(faults).toEqual([]);
  const rendered = outsideCode(html).replace(/<[^>]*>/g, '');
  expect(rendered).not.toMatch(/@[\w-]/);
  expect(rendered).not.toMatch(/:\/\/|\bwww\.\w/i);
  expect(rendered).not.toMatch(/(?<![&\w])#\d|\bGH-\d/i);
  expect(seen(page)).not.toMatch(invisible);
  expect(page).not.toMatch(/^\s*::/m);
  expect(page).not.toContain('##[');
};

describe('any report that the schema allows', () => {
  it('is a comment within its limit, led by its decision, whole Markdown, with every name inert', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(report, fc.constantFrom(60_000, 60_000, 8_000, 2_000, 1_000), (one, limitBytes) => {
        const page = renderComment(one, { limitBytes, marker });
        expect(bytesOf(page)).toBeLessThanOrEqual(limitBytes);
        expect(page.split('\n')[0]).toBe(marker);
        expect(page.split('\n')[1]).toMatch(new RegExp(`^## .+ scaling-guard: ${one.decision}$`));
        expectInert(page);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('is a job summary that is whole Markdown, with every name inert', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(report, (one) => expectInert(renderSummary(one, { limitBytes: 200_000 }))),
      { seed: 8, numRuns: 20 },
    );
  });

  it('is text for a terminal, within its width, without an escape that is not ours', {
    timeout: 300_000,
  }, () => {
    fc.assert(
      fc.property(
        report,
        fc.integer({ min: 40, max: 200 }),
        fc.boolean(),
        fc.constantFrom('brief' as const, 'full' as const),
        (one, width, colour, claims) => {
          const text = textRenderer
            .render(one, { width, colour, claims })
            // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the escapes that the terminal reads
            .replace(/\u001b\[\d+m/g, (code) => (colour ? '' : code));
          expect(seen(text)).not.toMatch(invisible);
          expect(text).not.toMatch(/^\s*::/m);
          expect(text).not.toContain('##[');
          // A waiver is YAML to paste, which a line break would change.
          const bare = { ...one, claims: one.claims.map((claim) => ({ ...claim, waiver: null })) };
          for (const line of textRenderer.render(bare, { width, colour: false, claims }).split('\n')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
      { seed: 9, numRuns: 50 },
    );
  });

  it('is JSON in visible characters that says the same', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(report, (one) => {
        const text = jsonRenderer.render(one, { width: 80, colour: false });
        expect(text.replaceAll('\n', '')).not.toMatch(invisible);
        expect(text).not.toContain('##[');
        expect(text).not.toMatch(/^\s*::/m);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(one)));
      }),
      { seed: 10, numRuns: 30 },
    );
  });
});
