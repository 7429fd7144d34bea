import { describe, expect, it } from 'vitest';
import { disarmWorkflowCommands } from '../../../src/core/text/disarmWorkflowCommands.ts';
import { escapeHtml } from '../../../src/core/text/escapeHtml.ts';
import { codeMarkdown, escapeMarkdown, sentenceMarkdown } from '../../../src/core/text/escapeMarkdown.ts';
import { escapeTerminal } from '../../../src/core/text/escapeTerminal.ts';
import { hostileNames } from '../../hostileNames.ts';

const invisible = /[\p{Cc}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/u;

describe('every sink', () => {
  const sinks: Record<string, (text: string) => string> = {
    escapeTerminal,
    escapeHtml,
    escapeMarkdown,
    codeMarkdown,
    sentenceMarkdown,
  };
  for (const [name, sink] of Object.entries(sinks)) {
    it(`${name} leaves no control, bidi or zero-width character of any hostile name`, () => {
      // An emoji joined by a zero-width joiner is one visible character and stays.
      for (const hostile of hostileNames.filter((one) => !one.includes('👩'))) {
        expect(sink(hostile)).not.toMatch(invisible);
      }
    });
  }

  it('keeps ordinary names, accents and emoji as they are', () => {
    for (const name of ['arc_easy 5-shot (v2)', 'Größe é', '日本語', '👩‍💻 ok ✔️ 👍🏽']) {
      expect(escapeTerminal(name)).toBe(name);
    }
  });

  it('shows what cannot be seen by its code point or picture', () => {
    expect(escapeTerminal('a\u202Eb')).toBe('a⟨U+202E⟩b');
    expect(escapeTerminal('\u001b[31mred\r\n')).toBe('␛[31mred␍␊');
    expect(escapeTerminal('zero\u200Bwidth\u00ADsoft\u007F')).toBe('zero⟨U+200B⟩width⟨U+00AD⟩soft␡');
    expect(escapeTerminal('half\uD800pair')).toBe('half\uFFFDpair');
    // A joiner that joins no emoji hides two names that look the same.
    expect(escapeTerminal('a\u200Db')).toBe('a⟨U+200D⟩b');
  });

  it('drops marks that pile up past four', () => {
    expect(escapeTerminal(`a${'\u0301'.repeat(50)}`)).toBe(`a${'\u0301'.repeat(4)}`);
  });
});

describe('escapeHtml', () => {
  it('leaves no tag and no way out of an attribute', () => {
    expect(escapeHtml(`</script><img src=x onerror="a('b')">&amp;`)).toBe(
      '&lt;/script&gt;&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;amp;',
    );
  });
});

describe('escapeMarkdown', () => {
  it('makes markup, HTML and table cells plain', () => {
    expect(escapeMarkdown('*a* _b_ [x](javascript:alert(1)) `c` | ~~d~~ \\')).toBe(
      '\\*a\\* \\_b\\_ \\[x\\](javascript:alert(1)) \\`c\\` \\| \\~\\~d\\~\\~ \\\\',
    );
    expect(escapeMarkdown('<img src=x> &copy;')).toBe('&lt;img src=x&gt; &amp;copy;');
  });

  it('breaks what GitHub links in the rendered text', () => {
    expect(escapeMarkdown('@everyone')).toBe('@&#8203;everyone');
    expect(escapeMarkdown('see https://evil.example and WWW.evil.example')).toBe(
      'see https:&#8203;//evil.example and WWW&#8203;.evil.example',
    );
    expect(escapeMarkdown('org/repo#12 GH-7')).toBe('org/repo\\#&#8203;12 GH&#8203;-7');
    expect(escapeMarkdown('$x$')).toBe('<span>$</span>x<span>$</span>');
  });

  it('starts no list, heading or rule', () => {
    expect(escapeMarkdown('- a')).toBe('\\- a');
    expect(escapeMarkdown('12. a')).toBe('12\\. a');
    expect(escapeMarkdown('# a')).toBe('\\# a');
    expect(escapeMarkdown('===')).toBe('\\===');
    expect(escapeMarkdown('::error::a')).toBe('\\::error::a');
  });
});

describe('codeMarkdown', () => {
  it('writes a code span, in which nothing resolves', () => {
    expect(codeMarkdown('arc_easy')).toBe('`arc_easy`');
    expect(codeMarkdown('@everyone <b>')).toBe('`@everyone <b>`');
  });

  it('falls back to inert text for what a code span in a table cannot hold', () => {
    expect(codeMarkdown('lighteval|arc:challenge|25')).toBe('lighteval\\|arc:challenge\\|25');
    expect(codeMarkdown('a`b@c')).toBe('a\\`b@&#8203;c');
    expect(codeMarkdown('a\\')).toBe('a\\\\');
  });

  it('shows blank names', () => {
    expect(codeMarkdown('  ')).toBe('`␠`');
    expect(codeMarkdown('')).toBe('');
  });
});

describe('sentenceMarkdown', () => {
  it('keeps code spans of a message', () => {
    expect(sentenceMarkdown('Set `lfs: true` for *.json')).toBe('Set `lfs: true` for \\*.json');
  });

  it('stays inert when a hostile name unpairs the backticks', () => {
    expect(sentenceMarkdown('the task `a`@everyone` is unknown')).toBe(
      'the task `a`@&#8203;everyone\\` is unknown',
    );
    expect(sentenceMarkdown('a`b')).toBe('a\\`b');
  });
});

describe('disarmWorkflowCommands', () => {
  it('breaks commands that start a line or stand in brackets anywhere', () => {
    expect(disarmWorkflowCommands('  ::error::x\nok a::b\nx ##[add-matcher]f')).toBe(
      '  : :error::x\nok a::b\nx # #[add-matcher]f',
    );
  });
});
