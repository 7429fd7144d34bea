/** Prints the notes of a release from the changelog: `node scripts/docs/releaseNotes.ts v1.2.3`. Needs nothing installed. */
import { readFileSync } from 'node:fs';
import { changelogSection } from './changelogSection.ts';

process.stdout.write(changelogSection(readFileSync('CHANGELOG.md', 'utf8'), process.argv[2] ?? ''));
