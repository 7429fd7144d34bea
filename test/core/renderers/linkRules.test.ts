import { describe, expect, it } from 'vitest';
import { textRenderer } from '../../../src/core/renderers/textRenderer.ts';
import { showsLinks } from '../../../src/shell/cli/terminal.ts';
import { aBlockedReport } from '../../reportFixture.ts';

const pages = 'file:///tool/docs/rules/';
const link = (id: string): string => `\u001b]8;;${pages}${id}.md\u001b\\${id}\u001b]8;;\u001b\\`;

describe('links in the terminal', () => {
  it('lead from every rule id to its page, and change nothing that is seen', () => {
    const options = { width: 80, colour: false };
    const plain = textRenderer.render(aBlockedReport(), options);
    const linked = textRenderer.render(aBlockedReport(), { ...options, rulePages: pages });
    const [id = ''] = /\bSG\d{3}\b/.exec(plain) ?? [];
    expect(id).not.toBe('');
    expect(linked).toContain(link(id));
    const ids = new Set(linked.match(/\bSG\d{3}(?=\.md)/g));
    expect([...ids].reduce((text, one) => text.replaceAll(link(one), one), linked)).toBe(plain);
  });

  it('are written only where the terminal shows them', () => {
    const terminal = { write: () => true, isTTY: true };
    expect(showsLinks(terminal, { TERM: 'xterm-256color', VTE_VERSION: '7003' })).toBe(true);
    expect(showsLinks(terminal, { TERM: 'xterm-kitty' })).toBe(true);
    expect(showsLinks(terminal, { TERM: 'xterm-256color' })).toBe(false);
    expect(showsLinks(terminal, { TERM: 'xterm-kitty', NO_COLOR: '1' })).toBe(false);
    expect(showsLinks({ write: () => true }, { TERM: 'xterm-kitty' })).toBe(false);
    expect(showsLinks({ write: () => true }, { FORCE_HYPERLINK: '1' })).toBe(true);
    expect(showsLinks(terminal, { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' })).toBe(false);
  });
});
