/**
 * Makes every rule id a link to its page (OSC 8), for terminals that show links. It comes last, when lines have their width: a
 * link takes no columns. A name from the data that looks like a rule id is linked too, to the same page.
 *
 * @param pages what comes before `SG101.md`; a URL, so that nothing in it ends the sequence
 */
export const linkRules = (text: string, pages: string): string =>
  text.replace(/\bSG\d{3}\b/g, (id) => `\u001b]8;;${pages}${id}.md\u001b\\${id}\u001b]8;;\u001b\\`);
