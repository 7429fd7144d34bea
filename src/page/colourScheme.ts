import { element } from './element.ts';

/** A button between the dark and the light scheme; until it is used, the reader's system decides. */
export const schemeButton = (): HTMLElement => {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const isDark = (): boolean =>
    (document.documentElement.dataset.scheme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  const button = element('button', { type: 'button', class: 'scheme' });
  const label = (): void => {
    button.textContent = isDark() ? 'Light' : 'Dark';
  };
  button.addEventListener('click', () => {
    document.documentElement.dataset.scheme = isDark() ? 'light' : 'dark';
    label();
  });
  dark.addEventListener('change', label);
  label();
  return button;
};
