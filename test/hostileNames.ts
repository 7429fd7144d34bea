/** Names that an attacker, or an unlucky lab, may give to a task, run, plan, factor or file. */
export const hostileNames: readonly string[] = [
  '</script><img src=x onerror=alert(1)>',
  '@everyone',
  '[x](javascript:alert(1))',
  '::error::gate opened',
  'safe\u202Eexe.txt',
  'two\nlines\r\n::set-output name=decision::pass',
  '\u001b[2J\u001b]0;title\u0007',
  'zero\u200Bwidth\uFEFF',
  '`code` | cell',
  '##[add-mask]x',
  '--> </details> <!--',
  '```mermaid',
  '"quoted"; %%{init: {}}%%',
  '\uD800',
  '👩‍💻🎉',
  'a'.repeat(200),
];
