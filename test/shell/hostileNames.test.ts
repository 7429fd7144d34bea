import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderForecast } from '../../src/core/renderers/renderForecast.ts';
import { checkAnnotations } from '../../src/shell/github/checkAnnotations.ts';
import { artifactName } from '../../src/shell/github/instanceName.ts';
import { allAnnotations } from '../../src/shell/github/reportAnnotations.ts';
import { reportOutputs } from '../../src/shell/github/reportOutputs.ts';
import { runnerEnvironment } from '../../src/shell/github/runnerEnvironment.ts';
import { hostileNames } from '../hostileNames.ts';
import { hostileReport } from '../page/hostileReport.ts';

/** An emoji joined by a joiner is one visible character. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const seen = (text: string): string => text.replaceAll('👩\u200D💻', '');

const unused = () => {
  throw new Error('nothing is judged here');
};

describe('a hostile name', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(hostileNames)('%j is text in annotations, check runs and outputs', (name) => {
    const report = hostileReport(name);
    const annotations = allAnnotations(report, null);
    const onLines = checkAnnotations(report, null);
    expect(onLines.length).toBeGreaterThan(1);
    const texts = [
      ...[...annotations, ...onLines].flatMap(({ title, message }) => [title, message]),
      ...reportOutputs(report).map(([, value]) => value),
    ];
    for (const text of texts) expect(seen(text)).not.toMatch(invisible);
  });

  it.each(hostileNames)('%j makes no command of the runner but its own annotation', (name) => {
    const lines: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      lines.push(
        ...String(text)
          .split(/\r\n|\r|\n/)
          .slice(0, -1),
      );
      return true;
    });
    const annotations = allAnnotations(hostileReport(name), null);
    for (const annotation of annotations) runnerEnvironment(unused).annotate(annotation);
    vi.restoreAllMocks();
    expect(lines).toHaveLength(annotations.length);
    for (const line of lines) {
      // Of the name nothing stands before the `::` that ends the properties but what is escaped.
      expect(line).toMatch(/^::(error|warning|notice) title=[^:]*?(,\w+=[^:]*?)*::/);
    }
  });

  it.each(hostileNames)('%j is text in a forecast', (name) => {
    const text = renderForecast(hostileReport(name), { width: 80, colour: false, expect: null, where: {} });
    expect(seen(text.replaceAll('\n', ''))).not.toMatch(invisible);
    expect(text).not.toMatch(/^\s*::/m);
    expect(text).not.toContain('##[');
  });

  it.each(hostileNames)('%j names an artifact that GitHub takes', (name) => {
    expect(artifactName('scaling-guard', name, name)).toMatch(/^[\w.-]+$/);
  });
});
