import { htmlRenderer } from './htmlRenderer.ts';
import { jsonRenderer } from './jsonRenderer.ts';
import { markdownRenderer } from './markdownRenderer.ts';
import type { Renderer } from './renderer.ts';
import { sarifRenderer } from './sarifRenderer.ts';
import { textRenderer } from './textRenderer.ts';

/** Every face that `--format` can name. To add one: a file beside this one, and a line here. */
export const renderers: readonly Renderer[] = [
  textRenderer,
  jsonRenderer,
  markdownRenderer,
  htmlRenderer,
  sarifRenderer,
];
