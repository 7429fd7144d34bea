const words = 'The whole report, with a plot of every task';

/** The line of a comment that leads to the page of the report. */
export const reportLink = {
  /** In Markdown. The address is the runner's own, never one of the data. */
  line: (url: string): string => `[${words}](${url}) is \`report.html\` in the artifact of this run.`,
  /** A comment without that line, which is another one for every run that says the same. */
  without: (comment: string): string =>
    comment
      .split('\n')
      .filter((line) => !line.startsWith(`[${words}](`))
      .join('\n'),
};
